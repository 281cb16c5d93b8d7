import { expect, it, vi } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { openDb } from '../../lib/db/open.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { findAtOnce, findCustomers, warmLookup } from '../../lib/lookup/find-customers.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { until } from '../until.ts';

async function add(base: number, ...numbers: number[]) {
  const db = await openDb();
  const ops = numbers.map((n) => diffCustomer(undefined, aCustomer(n)));
  await commitPlan(db, createPlan('edit', base, ops), { by: 'Aiko', at: '2026-11-01T09:00:00Z' });
  db.close();
}

const matchesAtOnce = () => findAtOnce({ text: 'customer', first: [] }, 2)?.matches;

it('finds the best few, counts them all, and keeps no connection open', async () => {
  await add(0, 1, 2, 3);
  const close = vi.spyOn(IDBDatabase.prototype, 'close');
  const { rows, matches } = await findCustomers('customer', 2);
  expect([rows.map(({ companyName }) => companyName), matches]).toEqual([['Customer 1', 'Customer 2'], 3]);
  expect(close).toHaveBeenCalledOnce();
});

it('answers at once while it holds the index, and not from before a commit', async () => {
  await warmLookup();
  expect(matchesAtOnce()).toBe(3);
  await add(1, 4);
  await until(() => expect(matchesAtOnce()).toBeUndefined());
  expect((await findCustomers('customer', 2)).matches).toBe(4);
  expect(matchesAtOnce()).toBe(4);
});

it('tries again after a reading that failed', async () => {
  await add(2, 5);
  await until(() => expect(matchesAtOnce()).toBeUndefined());
  const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('No storage here.', 'SecurityError');
  });
  await expect(findCustomers('customer', 2)).rejects.toThrow('No storage here.');
  expect(open).toHaveBeenCalledOnce();
  expect((await findCustomers('customer', 2)).matches).toBe(5);
});
