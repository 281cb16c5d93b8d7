import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeObserving } from '../../../lib/db/observed.ts';
import type { Db } from '../../../lib/db/open.ts';
import { endRun, parseRun } from '../../../lib/partner-center/observe/observing-run.ts';
import { tenant } from '../../directory/build.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { must } from '../client/sample-ids.ts';
import { countContacts, oneWith } from './observed-book.ts';
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
    expect(standIn.journal).toHaveLength(5 + 1 + pages + countContacts(standIn));
  });

  it('asks again for customers that records name, and for those heard too long ago', async () => {
    await begin(db);
    await goOn(db, standIn);
    const { tenantId } = oneWith(standIn, false);
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
    const { tenantId } = oneWith(standIn, false);
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
