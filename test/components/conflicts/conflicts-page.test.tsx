import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConflictsPage, type ConflictsPageProps } from '../../../components/conflicts/ConflictsPage.tsx';
import type { Conflict } from '../../../lib/log/types.ts';
import type { InboxView } from '../../../lib/session/conflict-inbox.ts';
import type { DisputeView, Side } from '../../../lib/session/conflict-sides.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const doc = 'customer/x' as const;
const conflictOf = (path: string | undefined): Conflict => ({
  id: `c:${path}`,
  doc,
  ...(path ? { path, lost: 'Bens' } : {}),
  lostAgent: 'b',
  keptAgent: 'a',
  position: 3,
});

function view(path: string | undefined, change: Partial<DisputeView> = {}, ben: Partial<Side> = {}): DisputeView {
  const conflict = conflictOf(path);
  return {
    dispute: { key: `${doc} ${path ?? ''}`, doc, ...(path ? { path } : {}), conflicts: [conflict] },
    state: path ? 'field' : 'document',
    standing: { value: 'Anns', agent: 'a', by: 'Anna', at: '2026-11-22T09:00:00.000Z', isOwn: true },
    lost: [{ value: 'Bens', agent: 'b', by: 'Ben', isOwn: false, ...ben, conflict }],
    ...change,
  };
}

function show(disputes: DisputeView[], change: Partial<ConflictsPageProps> = {}, all = disputes) {
  const ready: InboxView = {
    state: 'ready',
    groups: [{ doc, disputes }],
    disputes: all.map(({ dispute }) => dispute),
    names: new Map([['x', 'Contoso']]),
    members: new Map([
      ['a', 'Anna'],
      ['a2', 'Anna'],
      ['b', 'Ben'],
      ['c', ''],
    ]),
  };
  const calls = { onMore: vi.fn(), onSettle: vi.fn() };
  renderInEnglish(
    <ConflictsPage
      view={ready}
      settling={{ state: 'idle' }}
      backHref="#/changes"
      hrefOf={(about, path) => `#/${about}${path ? '?edit' : ''}`}
      {...calls}
      {...change}
    />,
  );
  return calls;
}

describe('a conflict', () => {
  it('says how many values it does not show', () => {
    const one = view('notes');
    show([{ ...one, dispute: { ...one.dispute, conflicts: Array.from({ length: 41 }, () => conflictOf('notes')) } }]);
    expect(screen.getByText(/^40 earlier values are not shown/)).toBeTruthy();
  });

  it('shows the record, the field, both values and both authors, and links to the record and the field', () => {
    show([view('companyName')]);
    const region = screen.getByRole('region', { name: 'Contoso' });
    expect(region.textContent).toMatch(/Company name.*Stands now.*Anns.*Anna \(you\).*2026.*Not kept.*Bens.*Ben/);
    expect(screen.getByRole('link', { name: 'Open the customer' }).getAttribute('href')).toBe('#/customer/x');
    expect(screen.getByRole('link', { name: 'Edit the field' }).getAttribute('href')).toBe('#/customer/x?edit');
  });

  it('is settled by the author’s name', () => {
    const { onSettle } = show([view('companyName')]);
    fireEvent.click(screen.getByRole('button', { name: 'Keep Anna’s' }));
    expect(onSettle).toHaveBeenLastCalledWith(['customer/x companyName'], 'standing');
    fireEvent.click(screen.getByRole('button', { name: 'Keep Ben’s' }));
    expect(onSettle).toHaveBeenLastCalledWith(['customer/x companyName'], { conflict: 'c:companyName' });
  });

  it.each([
    ['one person wrote both', 'Anna'],
    ['they gave no name', ''],
  ])('is settled by what stands when %s', (_, by) => {
    show([view('notes', {}, { by })]);
    expect(screen.getByRole('button', { name: 'Keep this instead' })).toBeTruthy();
  });

  it('never shows an agent’s id for a name', () => {
    const { by: _, ...unnamed } = view('notes').lost[0] ?? { agent: '' };
    show([{ ...view('notes'), lost: [{ ...unnamed, agent: 'b3c4', isOwn: false, conflict: conflictOf('notes') }] }]);
    expect(screen.getByText('Unknown member')).toBeTruthy();
    expect(document.body.textContent).not.toContain('b3c4');
  });

  it('about a whole record tells who removed it and who edited it', () => {
    const { onSettle } = show([view(undefined)]);
    expect(screen.getByText(/Ben removed this customer while Anna was editing it/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove it' }));
    expect(onSettle).toHaveBeenLastCalledWith(['customer/x '], { conflict: 'c:undefined' });
  });

  it('about what is gone can only be dismissed', () => {
    const { standing: _, ...gone } = view('notes', { state: 'gone' });
    const { onSettle } = show([gone]);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Dismiss']);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(onSettle).toHaveBeenLastCalledWith(['customer/x notes'], 'standing');
  });
});

describe('many conflicts', () => {
  const many = [view('companyName'), view('notes'), view('country')];

  it('are decided at once, by what stands or by a member’s name', () => {
    const { onSettle } = show(many);
    const form = screen.getByRole('form', { name: 'Decide on several at once' });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Notes' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Company name' }));
    expect(within(form).getByRole('status').textContent).toBe('2 selected');
    fireEvent.submit(form);
    expect(onSettle).toHaveBeenLastCalledWith(['customer/x companyName', 'customer/x notes'], 'standing');
    fireEvent.change(within(form).getByRole('combobox', { name: 'Keep' }), { target: { value: 'member:Anna' } });
    fireEvent.submit(form);
    expect(onSettle.mock.lastCall?.[1]).toEqual({ agents: new Set(['a', 'a2']) });
  });

  it('are all selected, also those that are not shown yet', () => {
    const { onSettle, onMore } = show(many.slice(0, 1), {}, many);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all 3' }));
    fireEvent.submit(screen.getByRole('form'));
    expect(onSettle.mock.lastCall?.[0]).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: 'Show 2 more' }));
    expect(onMore).toHaveBeenCalledOnce();
  });
});

describe('the page', () => {
  it('says when nothing is left to decide', () => {
    show([]);
    expect(screen.getByRole('heading', { name: 'No conflict is left' })).toBeTruthy();
  });

  it('says when another member was quicker', () => {
    show([view('notes')], { settling: { state: 'settledMeanwhile', count: 2 } });
    expect(screen.getByText(/2 of these conflicts were settled by other members meanwhile/)).toBeTruthy();
  });
});
