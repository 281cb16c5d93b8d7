import { describe, expect, it, onTestFinished } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { parseTenantId } from '../../lib/directory/ids.ts';
import { diffCustomer, diffPartner, dropCustomer } from '../../lib/log/diff.ts';
import { type BulkRequest, createBulk } from '../../lib/session/bulk.ts';
import { createCustomerList } from '../../lib/session/customer-list.ts';
import { memorySession, write } from './memory-session.ts';
import { book, customer, RESELLER, SECOND } from './sample-book.ts';

const otherId = parseTenantId('b0000000-0000-4000-8000-000000000000');
if (!otherId) throw new Error('not an id');
const other = {
  ...customer,
  tenantId: otherId,
  companyName: 'Adatum',
  domains: ['adatum.example', 'shared.example'],
  delegatedAdmin: [{ tenantId: RESELLER.tenantId, kind: 'none' as const }],
};
const first = { ...customer, domains: [...customer.domains, 'shared.example'] };

async function opened() {
  const session = await memorySession();
  await write(session.db, [
    ...book.map((partner) => diffPartner(undefined, partner)),
    diffCustomer(undefined, first),
    diffCustomer(undefined, other),
  ]);
  await expect.poll(() => session.head.value).toBe(1);
  const list = createCustomerList(session);
  onTestFinished(() => list.dispose());
  await expect.poll(() => list.state.value.state).toBe('ready');
  const bulk = createBulk(session, list, () => list.selection.ids.peek());
  return { session, list, bulk };
}

const request = (more: Partial<BulkRequest>): BulkRequest => ({
  customers: 'all',
  list: '',
  from: 'any',
  to: 'default',
  includeIneligible: false,
  ...more,
});

async function supportersOf(session: Awaited<ReturnType<typeof opened>>['session']) {
  const found = await Promise.all([first, other].map(({ tenantId }) => getCustomer(session.db, tenantId)));
  return found.map((one) => one?.subscriptions.map(({ supportContact }) => supportContact?.name ?? '-').join(' '));
}

const AS_IT_WAS = ['- - - Fabrikam', '- - - Fabrikam'];

describe('a bulk change', () => {
  it('goes straight to the review, is one commit, and one Undo takes it back', async () => {
    const { session, bulk } = await opened();
    await bulk.work(request({ from: SECOND.tenantId }));
    expect(bulk.view.value.state).toBe('closed');
    expect(session.review.view.value).toMatchObject({
      state: 'reviewing',
      reviewable: { counts: { changed: 2, fields: 2 } },
    });
    await session.review.confirm();
    expect(await supportersOf(session)).toEqual(['- - - -', '- - - -']);
    expect(session.review.view.value).toMatchObject({ state: 'done', position: 2 });
    await session.review.undo();
    expect(await supportersOf(session)).toEqual(AS_IT_WAS);
  });

  it('shows what is not eligible before the review, and leaves it out unless it is included', async () => {
    const { session, bulk } = await opened();
    const asked = request({ from: SECOND.tenantId, to: RESELLER.tenantId });
    await bulk.work(asked);
    expect(bulk.view.value).toMatchObject({ state: 'weighing', work: { ineligible: [{ customer: other }] } });
    await bulk.work({ ...asked, includeIneligible: true });
    bulk.review();
    await session.review.confirm();
    expect(await supportersOf(session)).toEqual(['- - - Trey Research', '- - - Trey Research']);
  });

  it('takes those that are selected alone', async () => {
    const { session, list, bulk } = await opened();
    list.selection.toggle(other);
    await bulk.work(request({ customers: 'selected', from: SECOND.tenantId }));
    await session.review.confirm();
    expect(await supportersOf(session)).toEqual(['- - - Fabrikam', '- - - -']);
  });

  it('finds customers of a pasted list by id and domain, and lists every entry that names none', async () => {
    const { bulk } = await opened();
    const gone = '0f0f0f0f-0000-4000-8000-00000000abcd';
    const list = ['ADATUM.example', `{${first.tenantId.toUpperCase()}}`, gone, 'shared.example', 'x.example', '???'];
    await bulk.work(request({ customers: 'list', list: list.join('\r\n'), from: SECOND.tenantId }));
    expect(bulk.view.value).toMatchObject({
      state: 'weighing',
      work: { changing: [{ customer: { tenantId: other.tenantId } }, { customer: { tenantId: first.tenantId } }] },
      unresolved: [
        { entry: 'shared.example', reason: 'ambiguous' },
        { entry: 'x.example', reason: 'unknown' },
        { entry: '???', reason: 'unreadable' },
        { entry: gone, reason: 'unknown' },
      ],
    });
  });

  it('is worked out from what stands now, not from the rows that were filtered', async () => {
    const { session, list, bulk } = await opened();
    list.selection.toggleAll();
    await write(session.db, [dropCustomer(other.tenantId)]);
    await bulk.work(request({ customers: 'selected', from: SECOND.tenantId }));
    expect(bulk.view.value).toMatchObject({
      state: 'weighing',
      work: { changing: [{ customer: { tenantId: first.tenantId } }] },
      unresolved: [{ entry: other.tenantId, reason: 'unknown' }],
    });
  });

  it('is worked out from what stands when it is asked for, whatever was read until then', async () => {
    const { session, list, bulk } = await opened();
    list.selection.toggleAll();
    bulk.ask();
    await write(session.db, [dropCustomer(other.tenantId)]);
    await bulk.work(request({ customers: 'selected', from: SECOND.tenantId }));
    expect(bulk.view.value).toMatchObject({ state: 'weighing', unresolved: [{ entry: other.tenantId }] });
  });

  it('takes those that are selected when it is asked for again', async () => {
    const { session, list, bulk } = await opened();
    list.selection.toggle(first);
    bulk.ask();
    bulk.close();
    list.selection.toggle(first);
    list.selection.toggle(other);
    bulk.ask();
    await bulk.work(request({ customers: 'selected', from: SECOND.tenantId }));
    await session.review.confirm();
    expect(await supportersOf(session)).toEqual(['- - - Fabrikam', '- - - -']);
  });

  it('is refused when a row was changed during the review, and offers to review again', async () => {
    const { session, bulk } = await opened();
    await bulk.work(request({ from: SECOND.tenantId }));
    const changed = { ...first, subscriptions: first.subscriptions.map(({ supportContact: _, ...rest }) => rest) };
    await write(session.db, [diffCustomer(first, changed)]);
    await session.review.confirm();
    expect(session.review.view.value).toMatchObject({ state: 'stale', docs: [`customer/${first.tenantId}`] });
    expect(await supportersOf(session)).toEqual(['- - - -', '- - - Fabrikam']);
    session.review.options.value.again?.();
    await expect.poll(() => session.review.view.value).toMatchObject({ reviewable: { counts: { changed: 1 } } });
    await session.review.confirm();
    expect(await supportersOf(session)).toEqual(['- - - -', '- - - -']);
  });

  it('says so when nothing would change', async () => {
    const { session, bulk } = await opened();
    await bulk.work(request({ from: RESELLER.tenantId }));
    expect(bulk.view.value).toMatchObject({ state: 'weighing', work: { changing: [] } });
    bulk.review();
    expect(session.review.view.value.state).toBe('closed');
  });
});
