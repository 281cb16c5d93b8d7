import { getCustomers, scanCustomers } from '../db/customers.ts';
import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { diffCustomer } from '../log/diff.ts';
import type { ChangeCollector } from './change-collector.ts';

/** A customer of the file: what it becomes, given what is stored. Nothing when it cannot be; then that was reported. */
export type Become = (before: Customer | undefined) => Customer | undefined;

export interface Comparing {
  db: Db;
  into: ChangeCollector;
  /** Told of each customer that the file would change or add. */
  onChanged: (before: Customer | undefined, after: Customer) => void;
  onProgress: (done: number, total: number) => void;
  signal?: AbortSignal | undefined;
}

/** From this many on, reading every page once is quicker than asking for some. */
const MANY = 2_000;

/** Compares what a file says with what is stored. */
export async function compareCustomers(becoming: ReadonlyMap<TenantId, Become>, comparing: Comparing): Promise<void> {
  const isNew = new Map(becoming);
  await visitStored(becoming, comparing, (before) => {
    const become = isNew.get(before.tenantId);
    isNew.delete(before.tenantId);
    const after = become?.(before);
    if (after) compare(before, after, comparing);
  });
  for (const become of isNew.values()) {
    const after = become(undefined);
    if (after) compare(undefined, after, comparing);
  }
}

function compare(before: Customer | undefined, after: Customer, { into, onChanged }: Comparing): void {
  const op = diffCustomer(before, after);
  into.add(op, before);
  if (op) onChanged(before, after);
}

async function visitStored(
  becoming: ReadonlyMap<TenantId, Become>,
  { db, onProgress, signal }: Comparing,
  visit: (customer: Customer) => void,
): Promise<void> {
  if ((await getHead(db)) === 0) return;
  if (becoming.size < MANY) {
    for (const customer of (await getCustomers(db, becoming.keys())).values()) visit(customer);
    return;
  }
  const visitPages = (customers: readonly Customer[], progress: { donePages: number; totalPages: number }) => {
    for (const customer of customers) visit(customer);
    onProgress(progress.donePages, progress.totalPages);
  };
  await scanCustomers(db, visitPages, signal);
}
