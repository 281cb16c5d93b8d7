import fc from 'fast-check';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getCustomer, scanCustomers } from '../../lib/db/customers.ts';
import { getEntry, getHead } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { readSharedDomains, sharedDomainsOf } from '../../lib/db/shared-domains.ts';
import { loadTally, readTally, rebuildTally } from '../../lib/db/tally.ts';
import { type Tally, tallyOf } from '../../lib/directory/tally.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer, diffPartner, dropCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Op } from '../../lib/log/types.ts';
import { planUndo } from '../../lib/log/undo.ts';
import { arbitraryCustomer } from '../directory/arbitrary-book.ts';
import { buildCustomer, buildPartner, buildSubscription, tenant } from '../directory/build.ts';

let db: Db;
let opened = 0;
const author = { by: 'Ann', at: '2026-01-01T00:00:00.000Z' };
const name = () => `tally-test-${opened}`;

beforeEach(async () => {
  opened += 1;
  db = await openDb(name());
});
afterEach(async () => {
  db.close();
  await deleteDB(name());
});

async function write(...ops: (Op | undefined)[]): Promise<void> {
  await commitPlan(db, createPlan('edit', await getHead(db), ops), author);
}

async function stored(): Promise<Customer[]> {
  const all: Customer[] = [];
  await scanCustomers(db, (customers) => all.push(...customers));
  return all;
}

const comparable = (tally: Tally | undefined) => tally && { ...tally, facts: [...tally.facts].sort() };
const fromScratch = async () => comparable(tallyOf(await stored()));
const kept = async () => comparable(await readTally(db));

const contoso = buildCustomer({
  tenantId: tenant(101),
  domains: ['a.example'],
  subscriptions: [buildSubscription(1), buildSubscription(2, { commerce: 'azure' })],
});
const fabrikam = buildCustomer({ tenantId: tenant(102), domains: ['a.example', 'b.example'] });

async function undo(position: number): Promise<void> {
  const entry = await getEntry(db, position);
  if (!entry) throw new Error('no such commit');
  const customers = await stored();
  const current = (doc: string) => customers.find(({ tenantId }) => doc.endsWith(tenantId));
  await commitPlan(db, planUndo(entry, current, await getHead(db)).plan, author);
}

describe('the stored tally', () => {
  it('of an empty database is empty', async () => {
    expect(await readTally(db)).toEqual({ facts: new Map(), sharedDomains: 0 });
  });

  it('equals one counted from scratch after any commits and undos', async () => {
    type Step = Customer | { drop: number } | 'undo';
    const customers = [101, 102, 103].map((n): fc.Arbitrary<Step> => arbitraryCustomer(n));
    const drops = fc.constantFrom<Step>({ drop: 101 }, { drop: 102 });
    const step = fc.oneof(...customers, ...customers, drops, fc.constant<Step>('undo'));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        opened += 1;
        db.close();
        db = await openDb(name());
        for (const one of steps) {
          if (one === 'undo') await undo(await getHead(db)).catch(ignoreNothingToUndo);
          else if ('drop' in one) await write(dropCustomer(tenant(one.drop)));
          else await write(diffCustomer(await getCustomer(db, one.tenantId), one));
        }
        expect(await kept()).toEqual(await fromScratch());
        expect((await readSharedDomains(db)).size).toBe((await readTally(db))?.sharedDomains);
      }),
      { numRuns: 40 },
    );
  });

  it('follows many customers in one commit, and its undo', async () => {
    const many = Array.from({ length: 600 }, (_, n) =>
      buildCustomer({
        tenantId: tenant(1_000 + n),
        domains: [`${n % 500}.example`],
        subscriptions: [buildSubscription(1)],
      }),
    );
    await write(...many.map((customer) => diffCustomer(undefined, customer)));
    expect(await kept()).toEqual(await fromScratch());
    expect((await readTally(db))?.sharedDomains).toBe(100);
    await undo(1);
    expect(await readTally(db)).toEqual({ facts: new Map(), sharedDomains: 0 });
  });

  it('stays current through commits that touch no customer', async () => {
    await write(diffCustomer(undefined, contoso));
    await write(diffPartner(undefined, buildPartner(2)));
    expect(await kept()).toEqual(await fromScratch());
  });

  it('of writers at the same time counts them all', async () => {
    const plans = Array.from({ length: 10 }, (_, n) =>
      createPlan('edit', 0, [diffCustomer(undefined, { ...contoso, tenantId: tenant(200 + n) })]),
    );
    await Promise.all(plans.map((plan) => commitPlan(db, plan, author)));
    expect(await kept()).toEqual(await fromScratch());
  });
});

const ignoreNothingToUndo = (cause: unknown) => {
  if (!(cause instanceof Error) || cause.message !== 'no such commit') throw cause;
};

/** What may have become of it, each after two customers were written. */
const DAMAGE: [string, () => Promise<unknown>][] = [
  ['is missing, as in a database of before', () => db.delete('state', 'tally')],
  ['is of another version', async () => db.put('state', { ...(await headOf()), v: 2 } as never, 'tally')],
  [
    'is behind, because an older version wrote a commit',
    async () => db.put('state', { ...(await headOf()), position: 1 } as never, 'tally'),
  ],
  ['does not add up', async () => db.put('state', { ...(await headOf()), total: 1 } as never, 'tally')],
  ['is no tally', () => db.put('state', 'garbage' as never, 'tally')],
  ['has lost a part', async () => db.delete('state', await aPart())],
  ['has a part that is none', async () => db.put('state', 'garbage' as never, await aPart())],
  ['counts what is no fact', async () => db.put('state', new Map([['nonsense', 1]]) as never, await aPart())],
  ['counts half a fact', async () => db.put('state', await broken(0.5), await aPart())],
  ['counts less than nothing', async () => db.put('state', await broken(-1), await aPart())],
];
const headOf = async () => (await db.get('state', 'tally')) ?? {};
async function aPart() {
  const keys = await db.getAllKeys('state');
  const part = keys.find((key) => key.startsWith('tally/'));
  if (!part) throw new Error('no part');
  return part;
}
async function broken(count: number): Promise<never> {
  const part = await db.get('state', await aPart());
  if (!(part instanceof Map)) throw new Error('no part');
  return new Map([...part.keys()].map((key) => [key, count])) as never;
}

describe('a tally that', () => {
  beforeEach(() => write(diffCustomer(undefined, contoso)));
  beforeEach(() => write(diffCustomer(undefined, fabrikam)));

  it.each(DAMAGE)('%s is not read but made anew', async (_, damage) => {
    await damage();
    expect(await readTally(db)).toBeUndefined();
    expect(comparable(await loadTally(db))).toEqual(await fromScratch());
    expect(await kept()).toEqual(await fromScratch());
  });

  it.each(DAMAGE)('%s does not stand in the way of a commit, nor outlive it as if it were right', async (_, damage) => {
    await damage();
    await write(diffCustomer(contoso, { ...contoso, subscriptions: [] }), dropCustomer(fabrikam.tenantId));
    expect(await stored()).toEqual([{ ...contoso, subscriptions: [] }]);
    expect([undefined, JSON.stringify(await fromScratch())]).toContainEqual(JSON.stringify(await kept()));
    expect(comparable(await loadTally(db))).toEqual(await fromScratch());
  });

  it('is made anew goes on with the next commit', async () => {
    await db.delete('state', 'tally');
    await rebuildTally(db);
    await write(diffCustomer(contoso, { ...contoso, domains: ['b.example'] }));
    expect(await kept()).toEqual(await fromScratch());
  });

  it('is being made anew keeps writers waiting, so that it misses none', async () => {
    await db.delete('state', 'tally');
    const rebuilt = rebuildTally(db);
    await Promise.all([rebuilt, write(dropCustomer(contoso.tenantId))]);
    expect(await kept()).toEqual(await fromScratch());
  });

  it('is cancelled while being made anew leaves none behind and rejects with the reason', async () => {
    await db.delete('state', 'tally');
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('closed'));
    await expect(loadTally(db, { onProgress, signal: controller.signal })).rejects.toThrow('closed');
    expect(await readTally(db)).toBeUndefined();
  });

  it('is sound is not made anew', async () => {
    let scanned = false;
    await loadTally(db, { onProgress: () => (scanned = true) });
    expect(scanned).toBe(false);
  });
});

describe('shared domains', () => {
  it('are listed with their customers, and told for one customer', async () => {
    await write(diffCustomer(undefined, contoso), diffCustomer(undefined, fabrikam));
    expect([...(await readSharedDomains(db))]).toEqual([['a.example', [contoso.tenantId, fabrikam.tenantId]]]);
    expect([...(await sharedDomainsOf(db, fabrikam))]).toEqual(['a.example']);
    await write(dropCustomer(contoso.tenantId));
    expect(await readSharedDomains(db)).toEqual(new Map());
  });
});
