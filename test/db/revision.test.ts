import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getCustomer } from '../../lib/db/customers.ts';
import { getHead } from '../../lib/db/history.ts';
import { openDb } from '../../lib/db/open.ts';
import { readTally } from '../../lib/db/tally.ts';
import { KEPT_REVISIONS } from '../../lib/db/touched.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';

const author = { by: 'Ann', at: '2026-01-01T00:00:00.000Z' };
const create = (n: number) => diffCustomer(undefined, aCustomer(n));
const rename = (companyName: string) => diffCustomer(aCustomer(1), aCustomer(1, { companyName }));

/** As the versions before left it: revisions were not counted. */
async function agedDb(name: string) {
  const db = await openDb(name);
  await commitPlan(db, createPlan('edit', 0, [create(1)]), author);
  await commitPlan(db, createPlan('edit', 1, [create(2)]), author);
  const tx = db.transaction('touched', 'readwrite');
  await tx.store.clear();
  await tx.done;
  return db;
}

it('a directory from before revisions were counted goes on at its newest commit', async () => {
  const db = await agedDb('revision-aged');
  expect(await getHead(db)).toBe(2);
  expect(await readTally(db)).toBeDefined();
  expect(await commitPlan(db, createPlan('edit', 2, [rename('B')]), author)).toEqual({ state: 'written', position: 3 });
  expect([await getHead(db), (await readTally(db))?.sharedDomains]).toEqual([3, 0]);
});

it('a plan from before revisions were counted is refused once something changed', async () => {
  const db = await agedDb('revision-unknown');
  const outcome = await commitPlan(db, createPlan('edit', 1, [rename('B')]), author);
  expect(outcome).toMatchObject({ state: 'stale' });
});

it('a plan that is older than what is known of changes is refused', async () => {
  const db = await openDb('revision-old');
  await commitPlan(db, createPlan('edit', 0, [create(1)]), author);
  for (let at = 1; at <= KEPT_REVISIONS; at += 1)
    await commitPlan(db, createPlan('edit', at, [{ put: 'workspace', set: { name: `${at}` } }]), author);
  expect(await db.count('touched')).toBe(KEPT_REVISIONS);
  const late = await commitPlan(db, createPlan('edit', 1, [rename('late')]), author);
  expect(late).toMatchObject({ state: 'written' });
  expect(await commitPlan(db, createPlan('edit', 1, [rename('later')]), author)).toMatchObject({ state: 'stale' });
  expect((await getCustomer(db, tenant(1)))?.companyName).toBe('late');
});

it.each([1, 2])('a database of version %i is brought up to date with what it holds', async (version) => {
  const name = `revision-version-${version}`;
  const stores = ['customers', 'domains', 'partners', 'ops', 'state', ...(version > 1 ? ['lookup'] : [])];
  const old = await openDB(name, version, {
    upgrade(upgrading) {
      for (const store of stores) upgrading.createObjectStore(store);
      upgrading.createObjectStore('log', { keyPath: 'position' });
      upgrading.createObjectStore('conflicts', { keyPath: 'id' });
    },
  });
  await old.put('log', { position: 7, agent: 'a', n: 7, docs: 1 });
  old.close();
  const db = await openDb(name);
  expect(await getHead(db)).toBe(7);
  expect(await commitPlan(db, createPlan('edit', 7, [create(1)]), author)).toEqual({ state: 'written', position: 8 });
});
