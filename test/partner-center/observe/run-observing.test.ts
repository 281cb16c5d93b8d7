import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getObservedPartners, getObserving, writeObserving } from '../../../lib/db/observed.ts';
import type { Db } from '../../../lib/db/open.ts';
import { parseObservedPartners } from '../../../lib/partner-center/observe/observed-partners.ts';
import { endRun, parseRun, pauseRun } from '../../../lib/partner-center/observe/observing-run.ts';
import { readObserved } from '../../../lib/partner-center/observe/read-observed.ts';
import { mayHoldContact } from '../../../lib/partner-center/observe/what-to-ask.ts';
import { eraseDirectory } from '../../../lib/session/setup-erase.ts';
import { failWrite } from '../../db/fail-write.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import { must } from '../client/sample-ids.ts';
import { countContacts, customersOf } from './observed-book.ts';
import { begin, dieAt, freshDb, goOn, heardIn, NOW, runOf, startFive } from './observing-world.ts';

/** Many runs, on a machine that has more to do. */
const SLOW = { timeout: 60_000 };

let db: Db;
let standIn: PartnerCenterStandIn;

beforeEach(async () => {
  db = await freshDb();
  standIn = await startFive();
});
afterEach(() => standIn.close());

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
    expect(standIn.journal).toHaveLength(5 + pages + customers.size + countContacts(standIn));
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
