import { beforeEach, describe, expect, it } from 'vitest';
import { subscriptionId, tenant } from '../fixtures/documents.ts';
import { to } from '../partner-center/apply/build-row.ts';
import { buildObserved, buildSeen } from '../partner-center/observe/build-observed.ts';
import { type ApplyWorld, all, applyWorld, NOW, reviewIn } from './apply-world.ts';

let standIn: ApplyWorld['standIn'];
let openPage: ApplyWorld['openPage'];

beforeEach(async () => {
  ({ standIn, openPage } = await applyWorld());
});

describe('comparing', () => {
  it('asks for what was never observed, and shows before and after', async () => {
    const { apply } = await openPage();
    await apply.compare(all);
    expect(reviewIn(apply)).toMatchObject({
      kind: 'apply',
      count: 2,
      changes: [
        { doc: `customer/${tenant(9)}`, before: to(2), after: to(3) },
        { doc: `customer/${tenant(8)}`, before: to(2), after: to(3) },
      ],
      leftOut: new Map([['newCommerce', 1]]),
    });
    expect(standIn.journal.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it('takes what was observed, and says from when it is', async () => {
    const { session, apply } = await openPage();
    const at = '2026-11-28T12:00:00.000Z';
    const seen = { ...buildSeen(1), id: subscriptionId(1), contact: { at, contact: to(2) } };
    await session.db.put('observed', buildObserved([seen], { tenantId: tenant(8) }), tenant(8));
    await apply.compare({ ...all, customer: tenant(8) });
    expect(reviewIn(apply)).toMatchObject({ count: 1, observedAt: at });
    expect(standIn.journal).toEqual([]);
  });

  it('keeps what it asked for as observed', async () => {
    const { session, apply } = await openPage();
    const seen = { ...buildSeen(1), id: subscriptionId(1) };
    await session.db.put('observed', buildObserved([seen], { tenantId: tenant(8) }), tenant(8));
    await apply.compare({ ...all, customer: tenant(8) });
    expect(await session.db.get('observed', tenant(8))).toMatchObject({
      subscriptions: { list: [{ contact: { at: NOW, contact: to(2) } }] },
    });
  });

  it('tells apart two of one name', async () => {
    const { apply } = await openPage();
    standIn.book.contacts.set(subscriptionId(1), { ...to(3), supportMpnId: '777' });
    await apply.compare({ ...all, customer: tenant(8) });
    const [change] = reviewIn(apply).changes;
    expect(change).toMatchObject({ before: { name: 'Partner 3 (MPN 777)' }, after: { name: 'Partner 3 (MPN 0003)' } });
  });

  it('leaves out what could not be read', async () => {
    const { apply } = await openPage();
    standIn.strikes.push({ name: 'noRelationship' });
    await apply.compare(all);
    expect(reviewIn(apply)).toMatchObject({
      count: 1,
      leftOut: new Map([
        ['unread', 1],
        ['newCommerce', 1],
      ]),
    });
  });

  it.each([
    ['says when no customer is meant', { ...all, customer: 'nobody.example' }, undefined, { state: 'unknownCustomer' }],
    ['ends with what concerns all', all, 'mfaRequired', { state: 'faulted', fault: { reason: 'mfaRequired' } }],
  ] as const)('%s', async (_, scope, strike, expected) => {
    const { apply } = await openPage();
    if (strike) standIn.strikes.push({ name: strike });
    await apply.compare(scope);
    expect(apply.view.value).toMatchObject(expected);
  });

  it('is nothing without a sign-in, and ends when it is cancelled', async () => {
    const { apply, partnerCenter } = await openPage();
    const client = partnerCenter.value;
    partnerCenter.value = undefined;
    await apply.compare(all);
    expect(apply.view.value.state).toBe('idle');
    partnerCenter.value = client;
    const comparing = apply.compare(all);
    apply.cancel();
    await comparing;
    expect(apply.view.value.state).toBe('idle');
  });
});
