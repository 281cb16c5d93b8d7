import { expect, it, vi } from 'vitest';
import { commitPlan } from '../../lib/db/commit.ts';
import { openDb } from '../../lib/db/open.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createPlan } from '../../lib/log/plan.ts';
import { findCustomers } from '../../lib/lookup/find-customers.ts';
import { aCustomer } from '../fixtures/documents.ts';

it('finds the best few, counts them all, and keeps no connection open', async () => {
  const db = await openDb();
  const ops = [1, 2, 3].map((n) => diffCustomer(undefined, aCustomer(n)));
  await commitPlan(db, createPlan('setup', 0, ops), { by: 'Aiko', at: '2026-11-01T09:00:00Z' });
  db.close();
  const close = vi.spyOn(IDBDatabase.prototype, 'close');
  const { rows, matches } = await findCustomers('customer', 2);
  expect([rows.map(({ companyName }) => companyName), matches]).toEqual([['Customer 1', 'Customer 2'], 3]);
  expect(close).toHaveBeenCalledOnce();
});
