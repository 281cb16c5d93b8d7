import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getObservedPartners, getObserving, writeObserving } from '../../../lib/db/observed.ts';
import type { Db } from '../../../lib/db/open.ts';
import { parseObservedPartners } from '../../../lib/partner-center/observe/observed-partners.ts';
import { endRun, parseRun, pauseRun } from '../../../lib/partner-center/observe/observing-run.ts';
import { readObserved } from '../../../lib/partner-center/observe/read-observed.ts';
import { mayHoldContact } from '../../../lib/partner-center/observe/what-to-ask.ts';
import type { PartnerTenant } from '../../../lib/partner-center/partner-tenant.ts';
import { eraseDirectory } from '../../../lib/session/setup-erase.ts';
import { failWrite } from '../../db/fail-write.ts';
import { tenant } from '../../directory/build.ts';
import type { FaultName } from '../../stand-ins/partner-center/faults.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { must } from '../client/sample-ids.ts';
import {
  begin,
  copyOf,
  dieAt,
  freshDb,
  goOn,
  HERE,
  heardIn,
  NOW,
  requestsTo,
  runOf,
  startFive,
} from './observing-world.ts';

/** Many runs, on a machine that has more to do. */
const SLOW = { timeout: 60_000 };

let db: Db;
let standIn: PartnerCenterStandIn;

beforeEach(async () => {
  db = await freshDb();
  standIn = await startFive();
});
afterEach(() => standIn.close());

const customersOf = ({ book }: PartnerCenterStandIn) => [...book.customers.values()];
const oneWith = (holds: boolean) =>
  must(customersOf(standIn).find(({ subscriptions }) => subscriptions.some(mayHold) === holds));
const mayHold = (subscription: { commerce: string; status: string }) =>
  subscription.commerce === 'legacy' && subscription.status !== 'deleted';
const contacts = () => customersOf(standIn).flatMap(({ subscriptions }) => subscriptions.filter(mayHold)).length;

describe('a first run', () => {
  it('hears all that Partner Center knows, and asks for each contact that it may hold', async () => {
    await begin(db);
    expect(await goOn(db, standIn)).toBe('done');
    const { customers, contacts: held, own, resellers } = standIn.book;
    for (const { tenantId, companyName, subscriptions } of customers.values()) {
      const observed = must(await readObserved(db, tenantId));
      expect(observed.customer).toMatchObject({ companyName, relationshipToPartner: 'reseller' });
      expect(observed.subscriptions?.list.map(({ id }) => id)).toEqual(subscriptions.map(({ id }) => id));
      for (const { contact, ...seen } of must(observed.subscriptions).list) {
        const us = { supportTenantId: own.tenantId, supportMpnId: own.mpnId, name: own.name };
        expect(contact?.contact).toEqual(mayHoldContact(seen) ? (held.get(seen.id) ?? us) : undefined);
      }
    }
    const partners = must(parseObservedPartners(await getObservedPartners(db)));
    expect(partners.resellers).toMatchObject({ ok: true, value: { items: { length: resellers.size } } });
    expect(partners.organization).toMatchObject({ ok: true, value: { tenantId: own.tenantId } });
    const pages = Math.ceil(customers.size / 2);
    expect(standIn.journal).toHaveLength(5 + pages + customers.size + contacts());
    expect(await runOf(db)).toMatchObject({
      state: 'done',
      listed: customers.size,
      toAsk: customers.size,
      asked: customers.size,
      requests: standIn.journal.length,
    });
  });

  it('ends with the same whichever request it dies at', SLOW, async () => {
    await begin(db);
    await goOn(db, standIn);
    const [expected, requests] = [await heardIn(db), standIn.journal.length];
    for (let number = 1; number <= requests; number++) {
      const other = await freshDb();
      await begin(other);
      expect(await dieAt(number, other, standIn)).toBe(true);
      expect(await runOf(other)).toMatchObject({ state: 'running' });
      expect(await goOn(other, standIn)).toBe('done');
      expect(await heardIn(other)).toEqual(expected);
    }
  });

  it('ends with the same though it dies again and again, and gets on each time', async () => {
    await begin(db);
    await goOn(db, standIn);
    const expected = await heardIn(db);
    const other = await freshDb();
    await begin(other);
    let deaths = 0;
    while (await dieAt(8, other, standIn)) deaths += 1;
    expect(deaths).toBeGreaterThan(1);
    expect(await heardIn(other)).toEqual(expected);
  });

  it('ends with the same whichever write is refused', SLOW, async () => {
    await begin(db);
    await goOn(db, standIn);
    const expected = await heardIn(db);
    for (let number = 1; ; number++) {
      const other = await freshDb();
      await begin(other);
      if (!(await failWrite(number, () => goOn(other, standIn)))) break;
      expect(await goOn(other, standIn)).toBe('done');
      expect(await heardIn(other)).toEqual(expected);
    }
  });

  it('begins the list again where its place is forgotten', async () => {
    await begin(db);
    await goOn(db, standIn);
    const expected = await heardIn(db);
    const other = await freshDb();
    await begin(other);
    await dieAt(8, other, standIn);
    expect(await runOf(other)).toMatchObject({ phase: 'listing', listed: 4 });
    standIn.strikes.push({ name: 'invalidProperty', path: /customers\?/ });
    expect(await goOn(other, standIn)).toBe('done');
    expect(await heardIn(other)).toEqual(expected);
  });
});

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
    const { tenantId } = oneWith(false);
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
    const { tenantId, subscriptions } = oneWith(true);
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

describe('a second run', () => {
  const LATER = '2026-11-30T12:00:00.000Z';
  const UPDATED = { resource: 'subscription', operation: 'update_subscription', at: '2026-11-30T09:00:00.000Z' };

  it('asks for the list and for contacts, and for nothing that cannot have changed', async () => {
    await begin(db);
    await goOn(db, standIn);
    standIn.journal.length = 0;
    await begin(db, LATER);
    expect(await goOn(db, standIn, { now: LATER })).toBe('done');
    const pages = Math.ceil(standIn.book.customers.size / 2);
    expect(requestsTo(standIn).filter((request) => request.endsWith('/subscriptions'))).toEqual([]);
    expect(requestsTo(standIn).filter((request) => request.includes('auditrecords'))).toHaveLength(1);
    expect(standIn.journal).toHaveLength(5 + 1 + pages + contacts());
  });

  it('asks again for customers that records name, and for those heard too long ago', async () => {
    await begin(db);
    await goOn(db, standIn);
    const { tenantId } = oneWith(false);
    standIn.book.audit.push({ customer: tenantId, ...UPDATED });
    standIn.journal.length = 0;
    await begin(db, LATER);
    await goOn(db, standIn, { now: LATER });
    const asked = () => requestsTo(standIn).filter((request) => request.endsWith('/subscriptions'));
    expect(asked()).toEqual([`GET /v1/customers/${tenantId}/subscriptions`]);
    standIn.journal.length = 0;
    await begin(db, LATER, { maxAgeInHours: 24 });
    await goOn(db, standIn, { now: LATER });
    expect(asked()).toHaveLength(standIn.book.customers.size - 1);
  });

  it('of another tenant asks for all that was heard before, and so does the next of the first', async () => {
    const THERE = { ...HERE, tenantId: tenant(8) };
    const asked = () => requestsTo(standIn).filter((request) => request.endsWith('/subscriptions'));
    await begin(db);
    await goOn(db, standIn);
    for (const there of [THERE, HERE]) {
      standIn.journal.length = 0;
      await begin(db, LATER, { tenant: there });
      await goOn(db, standIn, { signedInTo: there });
      expect(asked()).toHaveLength(standIn.book.customers.size);
      expect(requestsTo(standIn).filter((request) => request.includes('auditrecords'))).toEqual([]);
    }
    standIn.journal.length = 0;
    await begin(db, LATER);
    await goOn(db, standIn);
    expect(asked()).toEqual([]);
  });

  it('of another tenant that was cancelled leaves what it did not ask to the next', async () => {
    const there = { ...HERE, tenantId: tenant(8) };
    await begin(db);
    await goOn(db, standIn);
    await begin(db, LATER, { tenant: there });
    await writeObserving(db, { run: (stored) => endRun(must(parseRun(stored)), 'cancelled', LATER) });
    standIn.journal.length = 0;
    await begin(db, LATER, { tenant: there });
    await goOn(db, standIn, { signedInTo: there });
    const asked = requestsTo(standIn).filter((request) => request.endsWith('/subscriptions'));
    expect(asked).toHaveLength(standIn.book.customers.size);
  });

  it('goes by age alone where records may not be read, and says so', async () => {
    await begin(db);
    await goOn(db, standIn);
    standIn.strikes.push({ name: 'insufficientPrivileges', path: /auditrecords/ });
    await begin(db, LATER);
    expect(await goOn(db, standIn, { now: LATER })).toBe('done');
    expect(await runOf(db)).toMatchObject({ recordsFault: { reason: 'forbidden' }, recordsReadAt: NOW });
  });

  it('ends with the same whichever request it dies at', SLOW, async () => {
    const { tenantId } = oneWith(false);
    standIn.book.audit.push({ customer: tenantId, ...UPDATED });
    await begin(db);
    await goOn(db, standIn);
    await begin(db, LATER);
    const second = async (number: number) => {
      const other = await copyOf(db);
      const died = await dieAt(number, other, standIn, LATER);
      if (died) await goOn(other, standIn, { now: LATER });
      return { died, heard: await heardIn(other) };
    };
    const expected = (await second(Number.POSITIVE_INFINITY)).heard;
    for (let number = 1; ; number++) {
      const { died, heard } = await second(number);
      expect(heard).toEqual(expected);
      if (!died) break;
    }
  });
});

describe('while it runs', () => {
  /** The change is made when that request is answered. */
  const changing = (number: number, change: () => Promise<unknown>) => {
    let left = number;
    const changed: typeof fetch = async (input, init) => {
      left -= 1;
      if (left === 0) await change();
      return fetch(input, init);
    };
    return { client: { fetch: changed } };
  };
  const change = (to: 'pause' | 'cancel') => () =>
    writeObserving(db, {
      run: (before) => {
        const run = must(parseRun(before));
        return to === 'pause' ? pauseRun(run, 'person') : endRun(run, 'cancelled', NOW);
      },
    });

  it.each(['pause', 'cancel'] as const)('another page may %s it', async (to) => {
    const whole = 5 + customersOf(standIn).length;
    await begin(db);
    expect(await goOn(db, standIn, changing(7, change(to)))).toBe('stopped');
    expect(await runOf(db)).toMatchObject({ state: to === 'pause' ? 'paused' : 'cancelled' });
    expect(standIn.journal.length).toBeLessThan(whole);
  });

  it('nothing comes back of what is erased', async () => {
    await begin(db);
    expect(
      await goOn(
        db,
        standIn,
        changing(10, () => eraseDirectory(db)),
      ),
    ).toBe('stopped');
    expect(await getObserving(db)).toBeUndefined();
    expect(await db.count('observed')).toBe(0);
  });

  it('a second page leaves it to the first', async () => {
    await begin(db);
    const ends = await Promise.all([goOn(db, standIn), goOn(db, standIn)]);
    expect(ends.toSorted()).toEqual(['done', 'elsewhere']);
  });

  it('what is over is not taken up again', async () => {
    await begin(db);
    await goOn(db, standIn);
    standIn.journal.length = 0;
    expect(await goOn(db, standIn)).toBe('stopped');
    expect(standIn.journal).toEqual([]);
  });
});
