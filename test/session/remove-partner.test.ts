import { describe, expect, it } from 'vitest';
import { getCustomer, getCustomers } from '../../lib/db/customers.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { planPartnerRemoval } from '../../lib/session/care-remove-partner.ts';
import { startEndOfRelationship } from '../../lib/session/end-relationship.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { memorySession, write } from './memory-session.ts';
import { book, customer, RESELLER, SECOND } from './sample-book.ts';
import { getPartner } from './stored-partner.ts';

async function removing(partner = SECOND, others: Customer[] = [], delegatedAdmin = customer.delegatedAdmin) {
  const session = await memorySession();
  await write(session.db, [
    ...book.map((one) => diffPartner(undefined, one)),
    ...[{ ...customer, delegatedAdmin }, ...others].map((one) => diffCustomer(undefined, one)),
  ]);
  await expect.poll(() => session.partners.value.length).toBe(3);
  const removal = startEndOfRelationship(session, partner, planPartnerRemoval);
  await expect.poll(() => removal.view.value.state).toBe('ready');
  const contact = async () => (await getCustomer(session.db, customer.tenantId))?.subscriptions[3]?.supportContact;
  const notes = () => {
    const view = session.review.view.value;
    return view.state === 'reviewing' ? view.reviewable.notes.map(({ key }) => key) : view.state;
  };
  return { session, removal, contact, notes };
}

describe('removing a partner', () => {
  it.each([
    ['the default contact', '', undefined, ['care.remove.partner.note']],
    ['another reseller', RESELLER.tenantId, RESELLER.name, ['care.remove.partner.note']],
    ['nobody else', 'keep', SECOND.name, ['care.remove.partner.note', 'review.note.stranded']],
  ])('gives its designations to %s in the same commit', async (_, successor, name, keys) => {
    const { session, removal, contact, notes } = await removing();
    expect(removal.review({ successorOf: () => successor, dropsDelegatedAdmin: false }, () => undefined)).toEqual({
      state: 'opened',
    });
    expect(notes()).toEqual(keys);
    await session.review.confirm();
    expect(await getPartner(session.db, SECOND.tenantId)).toBeUndefined();
    expect((await contact())?.name).toBe(name);
  });

  it('is taken back whole with Undo', async () => {
    const { session, removal, contact } = await removing();
    removal.review({ successorOf: () => '', dropsDelegatedAdmin: false }, () => undefined);
    await session.review.confirm();
    await session.review.undo();
    expect(await getPartner(session.db, SECOND.tenantId)).toEqual(SECOND);
    expect((await contact())?.name).toBe(SECOND.name);
  });

  it('works for one that no subscription is designated to', async () => {
    const { session, removal } = await removing(RESELLER);
    expect(removal.review({ successorOf: () => '', dropsDelegatedAdmin: false }, () => undefined)).toEqual({
      state: 'opened',
    });
    await session.review.confirm();
    expect(await getPartner(session.db, RESELLER.tenantId)).toBeUndefined();
  });

  describe('when its delegated admin is to go as well', () => {
    const entry = { tenantId: SECOND.tenantId, kind: 'gdap' as const };
    const bystander = aCustomer(1, { delegatedAdmin: [entry], subscriptions: [] });

    async function removed(successor: string) {
      const { session, removal } = await removing(SECOND, [bystander], [...customer.delegatedAdmin, entry]);
      removal.review({ successorOf: () => successor, dropsDelegatedAdmin: true }, () => undefined);
      const view = session.review.view.value;
      const counts = view.state === 'reviewing' ? view.reviewable.counts : undefined;
      await session.review.confirm();
      const holders = async () => {
        const found = await getCustomers(session.db, [customer.tenantId, bystander.tenantId]);
        return [...found.values()].filter(({ delegatedAdmin }) => delegatedAdmin.some(isOfSecond)).length;
      };
      return { session, counts, holders };
    }
    const isOfSecond = ({ tenantId }: { tenantId: string }) => tenantId === SECOND.tenantId;

    it('takes it from customers with and without a designation, each changed once', async () => {
      const { session, counts, holders } = await removed('');
      expect(counts).toMatchObject({ changed: 2, dropped: 1 });
      expect(await holders()).toBe(0);
      await session.review.undo();
      expect(await holders()).toBe(2);
    });

    it('leaves what others hold', async () => {
      const { session } = await removed('');
      const after = await getCustomer(session.db, customer.tenantId);
      expect(after?.delegatedAdmin).toEqual(customer.delegatedAdmin);
    });

    it('leaves it where a designation stays with the partner', async () => {
      const { holders } = await removed('keep');
      expect(await holders()).toBe(1);
    });
  });

  it('writes nothing when the partner was edited meanwhile', async () => {
    const { session, removal } = await removing();
    removal.review({ successorOf: () => '', dropsDelegatedAdmin: false }, () => undefined);
    const edited = { ...SECOND, name: 'Fabrikam Europe' };
    await write(session.db, [diffPartner(SECOND, edited)]);
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('stale');
    expect(await getPartner(session.db, SECOND.tenantId)).toEqual(edited);
  });
});
