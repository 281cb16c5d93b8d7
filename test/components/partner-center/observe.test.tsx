import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ObservedResult, type ObservedResultProps } from '../../../components/partner-center/ObservedResult.tsx';
import { ObservedSection } from '../../../components/partner-center/ObservedSection.tsx';
import { ObserveSection, type ObserveSectionProps } from '../../../components/partner-center/ObserveSection.tsx';
import { FIRST_CHOICES, type ObservedChoices } from '../../../lib/partner-center/observe/observed-choices.ts';
import { type ObservingRun, startRun } from '../../../lib/partner-center/observe/observing-run.ts';
import { observedLines } from '../../../lib/session/observed-lines.ts';
import type { ObservedSummary } from '../../../lib/session/observed-summary.ts';
import { buildSubscription, subscriptionId, tenant } from '../../directory/build.ts';
import { AT, buildObserved, buildSeen } from '../../partner-center/observe/build-observed.ts';
import { press } from '../press.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const TREY = { supportTenantId: tenant(2), supportMpnId: '2', name: 'Trey' };
const FAULT = { call: 'subscriptions', reason: 'throttled', status: 429, correlationId: 'abc' } as const;

function showRun(run: Partial<ObservingRun> | 'none', change: Partial<ObserveSectionProps> = {}) {
  const calls = { onStart: vi.fn(), onResume: vi.fn(), onPause: vi.fn(), onCancel: vi.fn() };
  const begun = startRun(undefined, {
    startedAt: AT,
    maxAgeInHours: 24,
    tenant: { cloud: 'global', tenantId: tenant(1) },
  });
  renderInEnglish(
    <ObserveSection
      run={run === 'none' ? run : { ...begun, ...run }}
      isUnderWay={false}
      isSignedIn={true}
      secondsLeft={undefined}
      trouble={undefined}
      {...calls}
      {...change}
    />,
  );
  return calls;
}

describe('a run', () => {
  it('begins with everything the first time', () => {
    const { onStart } = showRun('none');
    expect(screen.queryByRole('combobox')).toBeNull();
    press('Start');
    expect(onStart).toHaveBeenCalledWith(0);
  });

  it('asks how old what is known may be, and offers to ask for everything', () => {
    const { onStart } = showRun({ state: 'done', endedAt: AT });
    press('Observe again');
    fireEvent.change(screen.getByRole('combobox'), { target: { value: '0' } });
    press('Observe again');
    expect(onStart.mock.calls).toEqual([[168], [0]]);
  });

  it('cannot begin before somebody signs in', () => {
    showRun('none', { isSignedIn: false });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start' }).disabled).toBe(true);
    expect(screen.getByText('Sign in to observe.')).toBeTruthy();
  });

  it('tells how far it is and how long it takes, and can be paused', () => {
    const running = { phase: 'asking', asked: 40, toAsk: 100, requests: 90 } as const;
    const { onPause, onCancel } = showRun(running, { isUnderWay: true, secondsLeft: 150 });
    expect(screen.getByRole('progressbar', { name: 'Asking about customers: 40 of 100' })).toBeTruthy();
    expect(screen.getByText('90 requests · about 3 minutes left')).toBeTruthy();
    press('Pause');
    press('Cancel');
    expect(onPause).toHaveBeenCalled();
    expect(onCancel).toHaveBeenCalled();
  });

  it.each<[string, Partial<ObservingRun>, string]>([
    ['a person paused', { state: 'paused', pause: 'person' }, 'Paused'],
    ['waits for Partner Center', { state: 'paused', pause: FAULT }, 'Paused'],
    ['was left', { state: 'running' }, 'Interrupted'],
  ])('that %s goes on where it stopped', (_, run, title) => {
    const { onResume } = showRun({ phase: 'asking', ...run });
    expect(screen.getByText(title)).toBeTruthy();
    if (typeof run.pause === 'object') expect(screen.getByText(/Correlation ID abc/)).toBeTruthy();
    press('Go on');
    expect(onResume).toHaveBeenCalled();
  });

  it('that could not read the records says what it went by', () => {
    showRun({ state: 'done', endedAt: AT, recordsFault: { ...FAULT, call: 'auditRecords', reason: 'forbidden' } });
    expect(screen.getByText('Audit records could not be read')).toBeTruthy();
    expect(screen.getByText('Subscriptions were asked for again by age alone.')).toBeTruthy();
  });
});

const differs = (n: number) => ({
  tenantId: tenant(n),
  companyName: `Customer ${n}`,
  subscription: subscriptionId(n),
  subscriptionName: `Offer ${n}`,
});
const SUMMARY: ObservedSummary = {
  found: {
    customers: { listed: 1_234, added: 2, changed: 3, gone: 1, failed: 1, unreadable: 0 },
    subscriptions: { listed: 4, added: 0, changed: 1, gone: 0, failed: 0, unreadable: 0 },
    partners: { listed: 2, added: 0, changed: 0 },
  },
  differences: [
    { ...differs(101), group: 'oursOnly', ours: TREY },
    { ...differs(102), group: 'oursOnly', ours: TREY },
    { ...differs(103), group: 'theirsOnly', theirs: TREY },
  ],
  gone: [{ tenantId: tenant(104), companyName: 'Gone' }],
  failed: [{ tenantId: tenant(105), companyName: 'Failed', why: { fault: { at: AT, ...FAULT } } }],
  listing: 'whole',
  changes: [],
  counts: { added: 2, changed: 3, dropped: 0, fields: 4 },
  notes: [],
};

function showResult(summary: Partial<ObservedSummary> = {}, change: Partial<ObservedResultProps> = {}) {
  const calls = { onChoose: vi.fn(), onReview: vi.fn(), onOpen: vi.fn() };
  renderInEnglish(
    <ObservedResult
      view={{ state: 'compared', summary: { ...SUMMARY, ...summary }, isNothing: false }}
      choices={FIRST_CHOICES}
      {...calls}
      {...change}
    />,
  );
  return calls;
}

describe('what came of it', () => {
  it('is counted by what it is and how it differs', () => {
    showResult();
    const row = screen.getByRole('rowheader', { name: 'Customers' }).closest('tr');
    expect([...(row?.querySelectorAll('td') ?? [])].map(({ textContent }) => textContent)).toEqual([
      '1,234',
      '2',
      '3',
      '1',
      '1',
    ]);
  });

  it('leaves each group of support contacts to one choice, the first one as told', () => {
    const { onChoose } = showResult();
    const group = screen.getByRole('group', { name: /Only this directory names a reseller \(2\)/ });
    const option = (name: string) => within(group).getByRole<HTMLInputElement>('radio', { name });
    expect(option('Keep ours').checked).toBe(true);
    fireEvent.click(option('Take theirs'));
    expect(onChoose).toHaveBeenCalledWith({ groups: { ...FIRST_CHOICES.groups, oursOnly: 'theirs' } });
    const theirs = screen.getByRole('group', { name: /Only Partner Center/ });
    expect(within(theirs).getByRole<HTMLInputElement>('radio', { name: 'Take theirs' }).checked).toBe(true);
  });

  it('says of what is gone that it stays until it is ticked', () => {
    showResult();
    expect(screen.getByText(/Nothing happens to them unless you tick them/)).toBeTruthy();
  });

  it.each<[string, Partial<ObservedSummary>, RegExp]>([
    ['who else signed in', { listing: 'otherTenant', otherTenant: 'Other' }, /another company: Other/],
    ['that the list is not whole', { listing: 'partly' }, /Not all rows of the list/],
    [
      'why resellers are missing',
      { resellersFault: { ...FAULT, reason: 'notProvider' } },
      /to indirect providers only/,
    ],
    [
      'that rows could not be read',
      { found: { ...SUMMARY.found, customers: { ...SUMMARY.found.customers, unreadable: 7 } } },
      /7 customers, 0 subscriptions/,
    ],
  ])('tells %s', (_, summary, text) => {
    showResult(summary);
    expect(screen.getByText(text)).toBeTruthy();
  });

  it('cannot be reviewed where nothing would change', () => {
    showResult({}, { view: { state: 'compared', summary: SUMMARY, isNothing: true } });
    expect(screen.getByText(/Nothing would change/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Review changes' }).disabled).toBe(true);
  });

  it('is reviewed by these choices', () => {
    const choices: ObservedChoices = { ...FIRST_CHOICES, endedCustomers: new Set([tenant(104)]) };
    const { onReview } = showResult({}, { choices });
    press('Review changes');
    expect(onReview).toHaveBeenCalled();
  });
});

describe('what Partner Center says of one customer', () => {
  it('stands beside ours, subscription by subscription', () => {
    const ours = [
      buildSubscription(1, { supportContact: TREY }),
      buildSubscription(2, { supportContact: TREY }),
      buildSubscription(3, { supportContact: TREY }),
      buildSubscription(4),
      buildSubscription(5),
    ];
    const observed = buildObserved([
      buildSeen(1, { contact: { at: AT, contact: TREY } }),
      buildSeen(2, { contact: { at: AT, contact: 'none' } }),
      buildSeen(3, { commerce: 'newCommerce' }),
      buildSeen(4, { contactFault: { at: AT, ...FAULT, call: 'supportContact', reason: 'notFound' } }),
      buildSeen(6),
    ]);
    const lines = observedLines({ subscriptions: ours }, observed, tenant(1));
    expect(lines.map(({ state }) => state)).toEqual(['same', 'differs', 'notHeld', 'unread', 'notListed', 'onlyThere']);
    renderInEnglish(<ObservedSection observed={observed} lines={lines} />);
    const cells = screen.getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(cells.slice(1)).toEqual([
      ['Offer 1', 'Trey', 'Trey'],
      ['Offer 2', 'Trey', 'DiffersDefault contact'],
      ['Offer 3', 'Trey', 'Keeps none: New commerce'],
      ['Offer 4', 'Default contact', 'Not readPartner Center does not know it.'],
      ['Offer 5', 'Default contact', 'Not listed'],
      ['Offer 6', '–', 'Only there'],
    ]);
  });
});
