import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getEntry } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { aCustomer } from '../fixtures/documents.ts';

let db: Db;
beforeEach(async () => {
  db = await openDb('ops-test');
});
afterEach(async () => {
  db.close();
  await deleteDB('ops-test');
});

it.each([
  ['one', 1],
  ['the most that one part holds', 1_000],
  ['one more', 1_001],
])('gives back %s as they were written', async (_, count) => {
  const customers = Array.from({ length: count }, (_, n) => aCustomer(n + 1, { aliases: n % 3 ? [] : ['株式会社'] }));
  const { ops } = createPlan(
    'import',
    0,
    customers.map((customer) => diffCustomer(undefined, customer)),
  );
  await commitPlan(db, { source: 'import', base: 0, ops }, { by: 'Ann', at: '2026-01-01T00:00:00.000Z' });
  const entry = await getEntry(db, 1);
  expect(entry?.commit.ops).toEqual(ops);
  expect(entry?.inverse).toHaveLength(count);
});
