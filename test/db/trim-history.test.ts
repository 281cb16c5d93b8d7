import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { getHead, readHistory } from '../../lib/db/history.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { ALWAYS_KEPT_COMMITS, KEPT_COMMITS } from '../../lib/db/trim-history.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { aCustomer } from '../fixtures/documents.ts';

let db: Db;
beforeEach(async () => {
  db = await openDb('trim-test');
});
afterEach(async () => {
  db.close();
  await deleteDB('trim-test');
});

async function write(n: number, at: string): Promise<void> {
  await commitPlan(db, createPlan('edit', await getHead(db), [diffCustomer(undefined, aCustomer(n))]), {
    by: 'Ann',
    at,
  });
}

const positions = async () => (await readHistory(db, { limit: 99 })).map(({ position }) => position);

it('commits older than 400 days leave the history once there are 1,000 newer ones, and the directory stays', async () => {
  await write(1, '2025-01-01T00:00:00.000Z');
  const first = await db.get('log', 1);
  if (!first) throw new Error('no commit');
  await db.put('log', { ...first, position: 2, at: '2026-11-01T00:00:00.000Z' });
  await write(2, '2026-11-22T00:00:00.000Z');
  expect(await positions()).toEqual([3, 2, 1]);
  await db.put('log', { ...first, position: ALWAYS_KEPT_COMMITS, at: '2026-11-21T00:00:00.000Z' });
  await write(3, '2026-11-22T00:00:00.000Z');
  expect(await positions()).toEqual([ALWAYS_KEPT_COMMITS + 1, ALWAYS_KEPT_COMMITS, 3, 2]);
  expect((await db.getAll('customers')).flat()).toHaveLength(3);
});

it('commits beyond the newest 20,000 leave the history', async () => {
  await write(1, '2026-01-01T00:00:00.000Z');
  const first = await db.get('log', 1);
  if (!first) throw new Error('no commit');
  await db.put('log', { ...first, position: KEPT_COMMITS });
  await write(2, '2026-01-02T00:00:00.000Z');
  expect(await positions()).toEqual([KEPT_COMMITS + 1, KEPT_COMMITS]);
});
