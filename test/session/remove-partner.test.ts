import { describe, expect, it } from 'vitest';
import { getCustomer } from '../../lib/db/customers.ts';
import { getPartner } from '../../lib/db/partners.ts';
import { diffCustomer, diffPartner } from '../../lib/log/diff.ts';
import { planPartnerRemoval } from '../../lib/session/care-remove-partner.ts';
import { startEndOfRelationship } from '../../lib/session/end-relationship.ts';
import { memorySession, write } from './memory-session.ts';
import { book, customer, RESELLER, SECOND } from './sample-book.ts';

async function removing(partner = SECOND) {
  const session = await memorySession();
  await write(session.db, [...book.map((one) => diffPartner(undefined, one)), diffCustomer(undefined, customer)]);
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
    expect(
      removal.review(
        () => successor,
        () => undefined,
      ),
    ).toEqual({ state: 'opened' });
    expect(notes()).toEqual(keys);
    await session.review.confirm();
    expect(await getPartner(session.db, SECOND.tenantId)).toBeUndefined();
    expect((await contact())?.name).toBe(name);
  });

  it('is taken back whole with Undo', async () => {
    const { session, removal, contact } = await removing();
    removal.review(
      () => '',
      () => undefined,
    );
    await session.review.confirm();
    await session.review.undo();
    expect(await getPartner(session.db, SECOND.tenantId)).toEqual(SECOND);
    expect((await contact())?.name).toBe(SECOND.name);
  });

  it('works for one that no subscription is designated to', async () => {
    const { session, removal } = await removing(RESELLER);
    expect(
      removal.review(
        () => '',
        () => undefined,
      ),
    ).toEqual({ state: 'opened' });
    await session.review.confirm();
    expect(await getPartner(session.db, RESELLER.tenantId)).toBeUndefined();
  });

  it('writes nothing when the partner was edited meanwhile', async () => {
    const { session, removal } = await removing();
    removal.review(
      () => '',
      () => undefined,
    );
    const edited = { ...SECOND, name: 'Fabrikam Europe' };
    await write(session.db, [diffPartner(SECOND, edited)]);
    await session.review.confirm();
    expect(session.review.view.value.state).toBe('stale');
    expect(await getPartner(session.db, SECOND.tenantId)).toEqual(edited);
  });
});
