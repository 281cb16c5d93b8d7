import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { scanCustomers } from '../../lib/db/customers.ts';
import { dropLookupBase, readLookup } from '../../lib/db/lookup.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { getPartners } from '../../lib/db/partners.ts';
import { type LookupDoc, lookupDocOf } from '../../lib/directory/lookup-doc.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import type { Op } from '../../lib/log/types.ts';
import { keepIndex, rebuildIndex } from '../../lib/lookup/keep-index.ts';
import { loadIndex } from '../../lib/lookup/load-index.ts';
import { search } from '../../lib/lookup/search.ts';
import { eraseDirectory } from '../../lib/session/setup-erase.ts';
import { undoCommit } from '../../lib/session/undo-commit.ts';
import { customerStates } from '../fixtures/arbitrary.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { indexOf } from './build.ts';

const AUTHOR = { by: 'Aiko', at: '2026-11-01T09:00:00Z' };
let databases = 0;

async function freshDb(): Promise<Db> {
  databases += 1;
  return openDb(`stored-index-${databases}`);
}

async function commit(db: Db, ops: readonly (Op | undefined)[]): Promise<number> {
  const head = (await db.getAllKeys('log')).at(-1) ?? 0;
  const outcome = await commitPlan(db, createPlan('edit', head, ops), AUTHOR);
  return outcome.state === 'written' ? outcome.position : head;
}

async function customersOf(db: Db): Promise<Customer[]> {
  const all: Customer[] = [];
  await scanCustomers(db, (some) => void all.push(...some));
  return all;
}

/** What a search over the stored index gives, and what one over an index of the customers as they are. */
async function bothAnswers(db: Db, typed: string) {
  const loaded = await loadIndex(db);
  const docs: LookupDoc[] = (await customersOf(db)).map(lookupDocOf);
  const whole = indexOf(docs, await getPartners(db));
  return [loaded && search(loaded.index, typed, 5), search(whole, typed, 5)];
}

type Step = { edit: Customer } | { drop: number } | 'undo' | 'build';
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .integer({ min: 1, max: 4 })
        .chain(customerStates)
        .map((edit): Step => ({ edit })),
    },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }).map((drop): Step => ({ drop })) },
    { weight: 2, arbitrary: fc.constant<Step>('undo') },
    { weight: 1, arbitrary: fc.constant<Step>('build') },
  ),
  { minLength: 1, maxLength: 10 },
);

async function take(db: Db, step: Step): Promise<void> {
  if (step === 'build') await rebuildIndex(db);
  else if (step === 'undo') {
    const last = (await db.getAllKeys('log')).at(-1);
    if (last !== undefined) await undoCommit(db, last, AUTHOR);
  } else if ('drop' in step) await commit(db, [{ drop: `customer/${tenant(step.drop)}` }]);
  else {
    const stored = (await customersOf(db)).find(({ tenantId }) => tenantId === step.edit.tenantId);
    await commit(db, [diffCustomer(stored, step.edit)]);
  }
}

describe('the stored index', () => {
  it('answers like one of the customers as they are, after any commits, undos and rebuildings', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom('customer', 'cust 2', '', 'offer', 'a'), async (taken, typed) => {
        const db = await freshDb();
        await keepIndex(db);
        for (const step of taken) await take(db, step);
        const [stored, whole] = await bothAnswers(db, typed);
        expect(stored).toEqual(whole);
        db.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is none until it is built, and stays beside what is committed then', async () => {
    const db = await freshDb();
    await commit(db, [diffCustomer(undefined, aCustomer(1))]);
    expect(await loadIndex(db)).toBeUndefined();
    await keepIndex(db);
    await commit(db, [diffCustomer(undefined, aCustomer(2))]);
    expect((await loadIndex(db))?.index.segments.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('notes nothing when nobody is found differently', async () => {
    const db = await freshDb();
    await commit(db, [diffCustomer(undefined, aCustomer(1))]);
    await keepIndex(db);
    await commit(db, [{ put: `customer/${tenant(1)}`, set: { notes: 'Calls on Mondays.' } }]);
    expect((await readLookup(db)).deltas).toEqual([]);
  });

  it('is built anew after a commit of thousands', async () => {
    const db = await freshDb();
    await keepIndex(db);
    const many = Array.from({ length: 5_001 }, (_, n) => aCustomer(n + 1, { subscriptions: [] }));
    await commit(
      db,
      many.map((customer) => diffCustomer(undefined, customer)),
    );
    expect((await readLookup(db)).deltas).toEqual(['everything']);
    expect(await loadIndex(db)).toBeUndefined();
    await keepIndex(db);
    expect((await loadIndex(db))?.index.segments.at(-1)?.count).toBe(5_001);
    expect((await readLookup(db)).deltas).toEqual([]);
  }, 60_000);

  it('is dropped when it is damaged, and built anew', async () => {
    const db = await freshDb();
    await commit(db, [diffCustomer(undefined, aCustomer(1))]);
    await keepIndex(db);
    const { base } = await readLookup(db);
    if (!base) throw new Error('there is no index');
    const bytes = new Uint8Array(await base.bytes.arrayBuffer());
    bytes.fill(0xaa, 300, 400);
    await db.put('lookup', { ...base, bytes: new Blob([bytes]) }, 'base');
    expect(await loadIndex(db)).toBeUndefined();
    await keepIndex(db);
    expect((await loadIndex(db))?.index.segments.at(-1)?.count).toBe(1);
  });

  it.each([
    ['no JSON', '{'],
    ['of no shape', '{"changed":1}'],
    ['no text', 7 as unknown as string],
    ['of what is no customer', '{"changed":[{"tenantId":5}],"dropped":[]}'],
    ['of what is no id', '{"changed":[],"dropped":[null]}'],
  ])('is built anew when a change beside it is %s', async (_, damaged) => {
    const db = await freshDb();
    await commit(db, [diffCustomer(undefined, aCustomer(1))]);
    await keepIndex(db);
    await db.put('lookup', damaged, 1);
    expect(await loadIndex(db)).toBeUndefined();
    await keepIndex(db);
    expect((await loadIndex(db))?.index.segments.at(-1)?.count).toBe(1);
  });

  it('is not put back by a building that an erasure overtook', async () => {
    const db = await freshDb();
    await commit(db, [diffCustomer(undefined, aCustomer(1))]);
    const building = rebuildIndex(db);
    await eraseDirectory(db);
    await building;
    expect(await db.getAllKeys('lookup')).toEqual([]);
  });

  it('holds nothing of a directory that was filled and erased while the building of an empty one began', async () => {
    const db = await freshDb();
    const meanwhile = new Proxy(db, {
      get(_, name: keyof Db) {
        if (name === 'getAllKeys')
          return async () => {
            await commit(db, [diffCustomer(undefined, aCustomer(1))]);
            return db.getAllKeys('customers');
          };
        if (name === 'transaction')
          return (...args: Parameters<Db['transaction']>) => {
            if (args[1] === 'readwrite') for (const store of db.objectStoreNames) void db.clear(store);
            return db.transaction(...args);
          };
        return db[name];
      },
    });
    await rebuildIndex(meanwhile);
    expect((await loadIndex(db))?.index.segments.at(-1)?.count ?? 0).toBe(0);
  });

  it('is built by whoever waited, when the one that was building is gone', async () => {
    const db = await freshDb();
    await commit(db, [diffCustomer(undefined, aCustomer(1))]);
    const building = Promise.withResolvers<void>();
    const first = navigator.locks.request('support-contacts/lookup', () => building.promise);
    const second = keepIndex(db);
    building.resolve();
    await Promise.all([first, second]);
    expect((await loadIndex(db))?.index.segments.at(-1)?.count).toBe(1);
  });

  it('is given up, not built for ever, when a change that no commit made cannot be read', async () => {
    const db = await freshDb();
    await commit(db, [diffCustomer(undefined, aCustomer(1))]);
    await db.put('lookup', '{', 99);
    await keepIndex(db);
    expect(await loadIndex(db)).toBeUndefined();
  });

  it('can be forgotten', async () => {
    const db = await freshDb();
    await keepIndex(db);
    await dropLookupBase(db);
    expect(await loadIndex(db)).toBeUndefined();
  });
});
