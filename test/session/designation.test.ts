import { describe, expect, it } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { getHead } from '../../lib/db/history.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { createCustomerActions } from '../../lib/session/customer-actions.ts';
import { startEndOfRelationship } from '../../lib/session/end-relationship.ts';
import { type OpenCustomer, watchCustomer } from '../../lib/session/open-customer.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { changeRelationship, requestRelationship } from '../../lib/session/partner-actions.ts';
import { memorySession, write } from './memory-session.ts';
import { book, customer, OWN, RESELLER, SECOND } from './sample-book.ts';
import { getPartner } from './stored-partner.ts';

const words = { commerce: (word: string) => word, channel: (word: string) => word };

async function filled() {
  const session = await memorySession();
  await write(session.db, [
    ...book.map((partner) => diffPartner(undefined, partner)),
    diffCustomer(undefined, customer),
  ]);
  await expect.poll(() => session.head.value).toBe(1);
  return session;
}

async function opened(session: OptionsSession) {
  const watch = watchCustomer(session, customer.tenantId);
  await expect.poll(() => watch.view.value.state).toBe('ready');
  return { watch, actions: createCustomerActions(session, watch, words) };
}

const contactOf = async (session: OptionsSession, index: number) =>
  (await getCustomer(session.db, customer.tenantId))?.subscriptions[index]?.supportContact?.name;

const notesOf = ({ review }: OptionsSession) => {
  const view = review.view.value;
  return view.state === 'closed' ? [] : view.reviewable.notes.map(({ key }) => key);
};

const subscription = (index: number) => {
  const found = customer.subscriptions[index];
  if (!found) throw new Error(`no subscription ${index}`);
  return found;
};

describe('designating a support contact', () => {
  it('writes nothing before it is confirmed, and takes it back with Undo', async () => {
    const session = await filled();
    const { actions } = await opened(session);
    expect(actions.designate(subscription(0).id, RESELLER)).toEqual({ state: 'opened' });
    expect(await getHead(session.db)).toBe(1);
    await session.review.confirm();
    expect(await contactOf(session, 0)).toBe(RESELLER.name);
    await session.review.undo();
    expect(session.review.view.value.state).toBe('undone');
    expect(await contactOf(session, 0)).toBeUndefined();
    expect(await getHead(session.db)).toBe(3);
  });

  it('shows what the customer sees before and after', async () => {
    const session = await filled();
    const { actions } = await opened(session);
    actions.designate(subscription(0).id, RESELLER);
    const view = session.review.view.value;
    if (view.state === 'closed') throw new Error('no review');
    const { preview, changes } = view.reviewable;
    expect(changes).toMatchObject([{ path: `subscriptions.${subscription(0).id}.supportContact` }]);
    expect(preview?.before?.contacts.map(({ partner }) => partner.name)).toEqual([SECOND.name, OWN.name]);
    expect(preview?.after.contacts.map(({ partner }) => partner.name)).toContain(RESELLER.name);
  });

  it.each([
    ['a legacy subscription, which Partner Center takes', 0, ['review.note.takes']],
    ['a new commerce subscription, which it does not', 1, ['review.note.notLegacy']],
    ['one bought elsewhere, which it does not', 2, ['review.note.notCsp']],
  ])('tells of %s', async (_, index, keys) => {
    const session = await filled();
    const { actions } = await opened(session);
    actions.designate(subscription(index).id, RESELLER);
    expect(notesOf(session)).toEqual(keys);
  });

  it('warns of what is unknown about the reseller', async () => {
    const session = await filled();
    const { actions } = await opened(session);
    actions.designate(subscription(0).id, SECOND);
    expect(notesOf(session)).toEqual(['review.doubt.delegatedAdminUnknown', 'review.note.takes']);
  });

  it('goes stale when a colleague designated someone else meanwhile, and works on that when reviewed again', async () => {
    const session = await filled();
    const { watch, actions } = await opened(session);
    actions.designate(subscription(0).id, RESELLER);
    const other = {
      ...customer,
      subscriptions: customer.subscriptions.map((one, index) =>
        index === 0
          ? { ...one, supportContact: { supportTenantId: SECOND.tenantId, supportMpnId: '', name: SECOND.name } }
          : one,
      ),
    };
    await write(session.db, [diffCustomer(customer, other)]);
    await session.review.confirm();
    expect(session.review.view.value).toMatchObject({ state: 'stale', docs: [`customer/${customer.tenantId}`] });
    expect(await contactOf(session, 0)).toBe(SECOND.name);
    await expect.poll(() => baseOf(watch.view.value)).toBe(2);
    session.review.options.value.again?.();
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('done');
    expect(await contactOf(session, 0)).toBe(RESELLER.name);
  });

  it('does not open a review for what is so already', async () => {
    const session = await filled();
    const { actions } = await opened(session);
    expect(actions.designate(subscription(0).id, undefined)).toEqual({ state: 'unchanged' });
    expect(session.review.view.value.state).toBe('closed');
  });
});

const baseOf = (view: OpenCustomer) => (view.state === 'ready' ? view.base : undefined);

describe('a relationship', () => {
  const NEW = { name: 'Proseware', tenantId: '{AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE}', mpnId: '0042', email: '' };

  it('is recorded as requested, then as active', async () => {
    const session = await filled();
    expect(requestRelationship(session, NEW, () => undefined)).toEqual({ state: 'opened' });
    await session.review.confirm();
    await expect.poll(() => session.partners.value.length).toBe(book.length + 1);
    const added = session.partners.value.find(({ name }) => name === 'Proseware');
    expect(added).toMatchObject({ relationship: 'requested', mpnId: '0042', role: 'indirectReseller' });
    if (!added) return;
    session.review.close();
    changeRelationship(session, added, 'active');
    await session.review.confirm();
    expect((await getPartner(session.db, added.tenantId))?.relationship).toBe('active');
  });

  it.each([
    ['a missing name', { ...NEW, name: '' }, 'name'],
    ['a tenant id that is none', { ...NEW, tenantId: 'proseware' }, 'tenantId'],
    ['a reseller on record', { ...NEW, tenantId: RESELLER.tenantId }, 'tenantId'],
    ['ourselves', { ...NEW, tenantId: OWN.tenantId }, 'tenantId'],
  ])('is not requested with %s', async (_, draft, path) => {
    const session = await filled();
    expect(requestRelationship(session, draft, () => undefined)).toMatchObject({
      state: 'problems',
      problems: [{ path }],
    });
  });

  it('ends together with every designation that depends on it, in one commit', async () => {
    const session = await filled();
    const ending = startEndOfRelationship(session, SECOND);
    await expect.poll(() => ending.view.value.state).toBe('ready');
    expect(ending.view.value).toMatchObject({ stranded: [{ subscription: { id: subscription(3).id } }] });
    ending.review({ successorOf: () => RESELLER.tenantId, dropsDelegatedAdmin: false }, () => undefined);
    await session.review.confirm();
    expect(await getHead(session.db)).toBe(2);
    expect(await contactOf(session, 3)).toBe(RESELLER.name);
    expect((await getPartner(session.db, SECOND.tenantId))?.relationship).toBe('ended');
  });

  it('warns of designations that are left as they are', async () => {
    const session = await filled();
    const ending = startEndOfRelationship(session, SECOND);
    await expect.poll(() => ending.view.value.state).toBe('ready');
    ending.review({ successorOf: () => 'keep', dropsDelegatedAdmin: false }, () => undefined);
    expect(notesOf(session)).toEqual(['review.note.stranded']);
    await session.review.confirm();
    expect(await contactOf(session, 3)).toBe(SECOND.name);
  });
});
