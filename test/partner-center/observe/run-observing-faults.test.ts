import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../lib/db/open.ts';
import { readObserved } from '../../../lib/partner-center/observe/read-observed.ts';
import { mayHoldContact } from '../../../lib/partner-center/observe/what-to-ask.ts';
import type { PartnerTenant } from '../../../lib/partner-center/partner-tenant.ts';
import { tenant } from '../../directory/build.ts';
import type { FaultName } from '../../stand-ins/partner-center/faults.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { must } from '../client/sample-ids.ts';
import { customersOf, mayHold, oneWith } from './observed-book.ts';
import { begin, dieAt, freshDb, goOn, HERE, heardIn, requestsTo, runOf, startFive } from './observing-world.ts';

let db: Db;
let standIn: PartnerCenterStandIn;

beforeEach(async () => {
  db = await freshDb();
  standIn = await startFive();
});
afterEach(() => standIn.close());

describe('what befalls everything', () => {
  it.each<[string, FaultName, RegExp, number]>([
    ['a missing second factor', 'mfaRequired', /subscriptions/, 1],
    ['patience at its end', 'throttledForAnHour', /subscriptions/, 1],
    ['a list that may not be read', 'insufficientPrivileges', /customers\?/, 1],
    ['a server that fails again and again', 'unavailable', /subscriptions$/, 100],
  ])('%s waits for a person, and then goes on', async (_, name, path, times) => {
    standIn.strikes.push({ name, path, times });
    await begin(db);
    expect(await goOn(db, standIn)).toBe('paused');
    expect(await runOf(db)).toMatchObject({ state: 'paused', pause: { reason: expect.any(String) } });
    standIn.strikes.length = 0;
    expect(await goOn(db, standIn)).toBe('done');
    const [heard] = [await heardIn(db)];
    const whole = await freshDb();
    await begin(whole);
    await goOn(whole, standIn);
    expect(heard).toEqual(await heardIn(whole));
  });

  it.each<[string, Partial<PartnerTenant>]>([
    ['another tenant', { tenantId: tenant(8) }],
    ['another cloud', { cloud: 'china' }],
  ])('a sign-in to %s asks nothing, and says whose run it is', async (_, other) => {
    await begin(db);
    expect(await dieAt(8, db, standIn)).toBe(true);
    standIn.journal.length = 0;
    expect(await goOn(db, standIn, { signedInTo: { ...HERE, ...other } })).toBe('paused');
    expect(await runOf(db)).toMatchObject({ pause: { reason: 'otherTenant', tenant: HERE.tenantId } });
    expect(standIn.journal).toEqual([]);
    expect(await goOn(db, standIn)).toBe('done');
  });

  it('nobody signed in', async () => {
    await begin(db);
    const accessToken = () => Promise.reject(new Error('nobody'));
    expect(await goOn(db, standIn, { client: { accessToken } })).toBe('paused');
    expect(await runOf(db)).toMatchObject({ pause: { reason: 'signedOut' } });
    expect(standIn.journal).toEqual([]);
  });
});

describe('what befalls one customer', () => {
  it.each<[FaultName, string]>([
    ['noRelationship', 'noRelationship'],
    ['tenantNotFound', 'notFound'],
    ['notJson', 'malformed'],
    ['insufficientPrivileges', 'forbidden'],
    ['unknownCode', 'refused'],
  ])('%s is kept with it, and asked again by the next run alone', async (name, reason) => {
    const { tenantId } = oneWith(standIn, false);
    standIn.strikes.push({ name, path: new RegExp(`${tenantId}/subscriptions$`) });
    await begin(db);
    expect(await goOn(db, standIn)).toBe('done');
    expect((await readObserved(db, tenantId))?.asked?.fault).toMatchObject({ call: 'subscriptions', reason });
    expect(await runOf(db)).toMatchObject({ asked: standIn.book.customers.size });
    standIn.journal.length = 0;
    await begin(db);
    await goOn(db, standIn);
    expect(requestsTo(standIn).filter((request) => request.endsWith('/subscriptions'))).toEqual([
      `GET /v1/customers/${tenantId}/subscriptions`,
    ]);
    expect((await readObserved(db, tenantId))?.asked?.fault).toBeUndefined();
  });

  it('a contact that cannot be read leaves what was read before, and says why', async () => {
    const { tenantId, subscriptions } = oneWith(standIn, true);
    const { id } = must(subscriptions.find(mayHold));
    await begin(db);
    await goOn(db, standIn);
    const before = must((await readObserved(db, tenantId))?.subscriptions?.list.find((one) => one.id === id)?.contact);
    standIn.strikes.push({ name: 'subscriptionNotFound', path: new RegExp(`${id}/supportcontact`) });
    await begin(db);
    expect(await goOn(db, standIn)).toBe('done');
    const after = must((await readObserved(db, tenantId))?.subscriptions?.list.find((one) => one.id === id));
    expect(after).toMatchObject({ contact: before, contactFault: { reason: 'notFound', code: '20003' } });
  });
});

it('a subscription that never had a support contact names nobody, however that is answered', async () => {
  standIn.quirks.unassigned = 'notFound';
  await begin(db);
  expect(await goOn(db, standIn)).toBe('done');
  const heard = [];
  for (const { tenantId } of customersOf(standIn))
    heard.push(...must((await readObserved(db, tenantId))?.subscriptions).list.filter(mayHoldContact));
  const undesignated = heard.filter(({ id }) => !standIn.book.contacts.has(id));
  expect(undesignated.map(({ contact, contactFault }) => [contact?.contact, contactFault])).toEqual([
    ['none', undefined],
  ]);
});
