import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApplyPanel } from '../../../components/partner-center/ApplyPanel.tsx';
import { ApplyReportSection } from '../../../components/partner-center/ApplyReportSection.tsx';
import { ApplyReviewDialog } from '../../../components/partner-center/ApplyReviewDialog.tsx';
import { ApplyRowTable } from '../../../components/partner-center/ApplyRowTable.tsx';
import { WriteGateProvider } from '../../../components/ui/write-gate.ts';
import type { ApplyRow, RowOutcome } from '../../../lib/partner-center/apply/apply-row.ts';
import type { RunStanding } from '../../../lib/partner-center/apply/apply-run.ts';
import { countRows } from '../../../lib/partner-center/apply/row-counts.ts';
import { otherTenantFault, type PartnerTenant } from '../../../lib/partner-center/partner-tenant.ts';
import type { ApplyView } from '../../../lib/session/apply.ts';
import type { ApplyReport } from '../../../lib/session/apply-report.ts';
import { reviewOf } from '../../../lib/session/apply-review.ts';
import { tenant } from '../../fixtures/documents.ts';
import { buildRow, to } from '../../partner-center/apply/build-row.ts';
import { renderInEnglish } from '../with-messages.tsx';

const fault = {
  call: 'putSupportContact',
  reason: 'notUpdatable',
  status: 400,
  code: '800091',
  description: 'Suspended',
  correlationId: 'f00d',
} as const;

const HERE: PartnerTenant = { cloud: 'global', tenantId: tenant(1) };

const OUTCOMES: readonly [RowOutcome, ...string[]][] = [
  [{ state: 'written', before: 'none' }, 'Written', 'nobody → Partner 2'],
  [{ state: 'alreadySo' }, 'Already so', 'Partner 2'],
  [{ state: 'refused', fault }, 'Refused', 'in its present state', 'Code 800091', '“Suspended”', 'f00d'],
  [{ state: 'refused', fault, isUnsure: true }, 'Refused', 'It may have been written all the same'],
  [{ state: 'changedMeanwhile', found: to(3) }, 'Changed meanwhile', 'Reviewed: nobody', 'now holds: Partner 3'],
  [{ state: 'notKept', before: 'none', found: to(3) }, 'Not kept', 'took Partner 2 and holds Partner 3'],
  [{ state: 'notSupported', why: 'newCommerce' }, 'Left out', 'new commerce'],
  [{ state: 'notSupported', why: 'disputed' }, 'Left out', 'colleagues disagree'],
  [{ state: 'waiting' }, 'Not reached', 'nobody → Partner 2'],
  [{ state: 'writing', requestId: 'one', before: 'none' }, 'Not known yet', 'Going on finds out'],
];

const rowsOf = (outcomes: readonly RowOutcome[]): ApplyRow[] =>
  outcomes.map((outcome, at) => buildRow(at, { outcome }));

afterEach(cleanup);
beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});

it.each<[string, ApplyView, boolean, string]>([
  ['another goes on', { state: 'notBegun' }, true, 'A run goes on. Stop it'],
  [
    'it is another company’s',
    { state: 'notBegun', fault: otherTenantFault(HERE, { ...HERE, cloud: 'china' }) ?? fault },
    false,
    `another company’s tenant (${HERE.tenantId})`,
  ],
])('a run that does not begin because %s is told once', (_, view, isGoingOn, text) => {
  const on = { onCompare: vi.fn(), onCancel: vi.fn() };
  const { container } = renderInEnglish(<ApplyPanel view={view} isSignedIn isGoingOn={isGoingOn} {...on} />);
  expect(container.textContent?.split(text)).toHaveLength(2);
});

describe('the report', () => {
  it.each(
    OUTCOMES.map(([outcome, state, ...texts]) => [state, outcome, texts] as const),
  )('says of a row that is %s why', (state, outcome, texts) => {
    const rows = rowsOf([outcome]);
    renderInEnglish(<ApplyRowTable rows={rows} counts={countRows(rows)} />);
    const text = screen.getAllByRole('row')[1]?.textContent;
    for (const part of [state, ...texts]) expect(text).toContain(part);
  });

  it('shows what needs a look first, and one kind alone when asked', () => {
    const rows = rowsOf([{ state: 'written', before: 'none' }, { state: 'alreadySo' }, { state: 'refused', fault }]);
    renderInEnglish(<ApplyRowTable rows={rows} counts={countRows(rows)} />);
    const states = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.querySelector('span')?.textContent);
    expect(states()).toEqual(['Refused', 'Written', 'Already so']);
    fireEvent.change(screen.getByRole('combobox', { name: 'Show' }), { target: { value: 'written' } });
    expect(states()).toEqual(['Written']);
  });

  it('lists 200 rows and counts the others', () => {
    const rows = rowsOf(Array.from({ length: 203 }, (): RowOutcome => ({ state: 'alreadySo' })));
    renderInEnglish(<ApplyRowTable rows={rows} counts={countRows(rows)} />);
    expect(screen.getAllByRole('row')).toHaveLength(201);
    screen.getByText('3 more are in the CSV file.');
  });

  const written: RowOutcome = { state: 'written', before: to(3) };
  it.each<[string, RunStanding, RowOutcome[], boolean, string, string[]]>([
    ['going on', { state: 'running' }, [{ state: 'waiting' }], true, 'Writing: 0 of 1', ['Stop']],
    ['interrupted', { state: 'running' }, [{ state: 'waiting' }], false, 'Interrupted', ['Stop']],
    ['stopped', { state: 'stopped' }, [{ state: 'waiting' }], true, 'Stopped', ['Go on']],
    [
      'paused',
      { state: 'paused', fault },
      [written, { state: 'waiting' }],
      true,
      'Paused',
      ['Go on', 'Put back what was there'],
    ],
    ['done', { state: 'done', at: '2026-11-29T12:00:00.000Z' }, [written], true, 'Done', ['Put back what was there']],
  ])('of a run that is %s offers what can be done', (_, standing, outcomes, isSignedIn, title, buttons) => {
    const rows = rowsOf(outcomes);
    const run = {
      v: 1,
      id: 'one',
      kind: 'apply',
      by: 'Kim',
      at: '2026-11-29T12:00:00.000Z',
      tenant: HERE,
      total: 1,
      standing,
    } as const;
    const report: ApplyReport = { run, rows, counts: countRows(rows) };
    const on = { onStop: vi.fn(), onGoOn: vi.fn(), onPutBack: vi.fn(), onSave: vi.fn() };
    renderInEnglish(<ApplyReportSection report={report} isSignedIn={isSignedIn} trouble={undefined} {...on} />);
    screen.getByText(title);
    const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names).toEqual([...buttons, 'Save report (CSV)']);
  });
});

describe('the review', () => {
  const on = { onConfirm: vi.fn(), onAgain: vi.fn(), onSave: vi.fn(), onClose: vi.fn() };
  const review = reviewOf('apply', {
    rows: rowsOf([{ state: 'waiting' }, { state: 'notSupported', why: 'newCommerce' }]),
  });

  it('shows before and after, how many, how long, and what is left out', () => {
    renderInEnglish(<ApplyReviewDialog view={{ state: 'reviewing', review }} seconds={90} {...on} />);
    screen.getByText('1 support contact to write, in about 2 minutes');
    within(screen.getByRole('table')).getByText('Partner 2');
    screen.getByText(/1 × new commerce/);
    fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(on.onConfirm).toHaveBeenCalledOnce();
  });

  it('cannot be confirmed by those who may only read', () => {
    renderInEnglish(
      <WriteGateProvider value="reason">
        <ApplyReviewDialog view={{ state: 'reviewing', review }} seconds={1} {...on} />
      </WriteGateProvider>,
    );
    expect(screen.getByRole('button', { name: 'Confirm' })).toHaveProperty('disabled', true);
  });

  it('offers nothing to confirm where nothing is to be written, and to compare anew where something changed', () => {
    const nothing = reviewOf('apply', { rows: rowsOf([{ state: 'alreadySo' }]) });
    const { rerender } = renderInEnglish(
      <ApplyReviewDialog view={{ state: 'reviewing', review: nothing }} seconds={1} {...on} />,
    );
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
    screen.getByText('There is nothing to write.');
    rerender(<ApplyReviewDialog view={{ state: 'stale', review, names: ['Contoso'] }} seconds={1} {...on} />);
    fireEvent.click(screen.getByRole('button', { name: 'Review again' }));
    expect(on.onAgain).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
  });
});
