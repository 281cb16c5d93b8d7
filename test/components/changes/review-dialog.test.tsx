import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ReviewDialog } from '../../../components/changes/ReviewDialog.tsx';
import type { CustomerContacts } from '../../../lib/directory/contacts.ts';
import type { ReviewView } from '../../../lib/session/review.ts';
import type { Reviewable } from '../../../lib/session/reviewable.ts';
import { customer, RESELLER } from '../../session/sample-book.ts';
import { renderInEnglish } from '../with-messages.tsx';

afterEach(cleanup);

const doc = `customer/${customer.tenantId}` as const;
const subscriptionId = customer.subscriptions[0]?.id ?? '';
const contacts: CustomerContacts = {
  customer: { tenantId: customer.tenantId, companyName: 'Adventure Works' },
  contacts: [],
};

const reviewable: Reviewable = {
  changes: [
    {
      doc,
      path: `subscriptions.${subscriptionId}.supportContact`,
      after: { supportTenantId: RESELLER.tenantId, supportMpnId: '', name: 'Trey Research' },
    },
    { doc, path: 'domains', before: ['a.example'], after: ['a.example', 'b.example'] },
  ],
  counts: { added: 0, changed: 3, dropped: 0, fields: 2 },
  notes: [{ level: 'warning', key: 'review.doubt.relationshipEnded', params: { name: 'Trey Research' } }],
  preview: { before: contacts, after: contacts },
  confirm: vi.fn(),
  discard: vi.fn(),
};
const names = new Map<string, string>([
  [customer.tenantId, 'Adventure Works'],
  [subscriptionId, 'Office 365 E3'],
]);

function show(view: ReviewView, onAgain?: () => void) {
  const calls = { onConfirm: vi.fn(), onUndo: vi.fn(), onClose: vi.fn() };
  renderInEnglish(
    <ReviewDialog
      view={view}
      nameOf={(id) => names.get(id)}
      {...calls}
      onAgain={onAgain}
      showContacts={() => <p>what the customer sees</p>}
    />,
  );
  return calls;
}

const buttons = () => screen.getAllByRole<HTMLButtonElement>('button').map(({ textContent }) => textContent);
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('the review', () => {
  it('shows before and after with names in the place of ids', () => {
    show({ state: 'reviewing', reviewable });
    const designation = screen.getByRole('row', { name: /Office 365 E3: Designated support contact/ });
    expect(cells(designation)).toEqual(['Default contact', 'Trey Research']);
    expect(cells(screen.getByRole('row', { name: /^Domains/ }))).toEqual(['a.example', 'a.example, b.example']);
    expect(screen.getByText('Adventure Works')).toBeTruthy();
    expect(screen.getByText('2 more records are changed but not listed here.')).toBeTruthy();
  });

  it('warns, and shows what the customer sees before and after', () => {
    show({ state: 'reviewing', reviewable });
    expect(screen.getByText('The relationship with Trey Research has ended.')).toBeTruthy();
    expect(screen.getAllByText('what the customer sees')).toHaveLength(2);
  });

  it.each<[string, ReviewView, string[], RegExp]>([
    ['is reviewed', { state: 'reviewing', reviewable }, ['Confirm', 'Cancel'], /Review the change/],
    ['is written', { state: 'writing', reviewable }, ['Confirm', 'Cancel'], /Saving/],
    ['is done', { state: 'done', reviewable, position: 7 }, ['Undo', 'Close'], /The change is saved/],
    ['is being undone', { state: 'undoing', reviewable, position: 7 }, ['Undo', 'Close'], /Undoing/],
    ['is undone', { state: 'undone', reviewable }, ['Close'], /stands as it was before/],
    ['is empty', { state: 'empty', reviewable }, ['Close'], /nothing left to change/],
    ['is stale', { state: 'stale', reviewable, docs: [doc] }, ['Close'], /Changed meanwhile: Adventure Works/],
    [
      'could not be undone, changed again',
      { state: 'undoRefused', reviewable, position: 7, docs: [doc] },
      ['Close'],
      /The change stands.*Changed again meanwhile: Adventure Works.*Changes/,
    ],
    [
      'could not be undone',
      { state: 'undoRefused', reviewable, position: 7, docs: [], reason: 'quota used up' },
      ['Close'],
      /The change stands.*quota used up.*Changes/,
    ],
    ['failed', { state: 'failed', reviewable, reason: 'quota used up' }, ['Close'], /quota used up/],
  ])('says that it %s and offers what can be done', (_, view, offered, text) => {
    show(view);
    expect(buttons()).toEqual(offered);
    expect(screen.getByRole('dialog').textContent).toMatch(text);
  });

  it('does not say that nothing was written when only the undo was refused', () => {
    show({ state: 'undoRefused', reviewable, position: 7, docs: [doc] }, vi.fn());
    expect(buttons()).toEqual(['Close']);
    expect(screen.getByRole('dialog').textContent).not.toMatch(/Nothing was written|Not saved/);
  });

  it.each<ReviewView>([
    { state: 'writing', reviewable },
    { state: 'undoing', reviewable, position: 7 },
  ])('takes no press while it works: $state', (view) => {
    show(view);
    expect(screen.getAllByRole<HTMLButtonElement>('button').every(({ disabled }) => disabled)).toBe(true);
  });

  it('passes Confirm, Undo, Close and Review again on', () => {
    const first = show({ state: 'reviewing', reviewable });
    fireEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(first.onConfirm).toHaveBeenCalledOnce();
    cleanup();
    const second = show({ state: 'done', reviewable, position: 7 });
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(second.onUndo).toHaveBeenCalledOnce();
    expect(second.onClose).toHaveBeenCalledOnce();
    cleanup();
    const onAgain = vi.fn();
    show({ state: 'stale', reviewable, docs: [doc] }, onAgain);
    fireEvent.click(screen.getByRole('button', { name: 'Review again' }));
    expect(onAgain).toHaveBeenCalledOnce();
  });

  it('shows an undone change the other way round', () => {
    show({ state: 'undone', reviewable });
    expect(cells(screen.getByRole('row', { name: /Designated support contact/ }))).toEqual([
      'Trey Research',
      'Default contact',
    ]);
  });

  it('is not there while nothing is to be reviewed', () => {
    show({ state: 'closed' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
