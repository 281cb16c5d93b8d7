import { getCustomers, scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import type { Customer } from '../directory/types.ts';
import { findNamed } from './find-named.ts';

type OnCustomers = (customers: readonly Customer[], done: number, total: number) => void;

/** Reads the customers that a tenant id or domain names, or all of them. False when the text names no customer. */
export async function visitCustomers(db: Db, named: string, stop: AbortSignal, visit: OnCustomers): Promise<boolean> {
  if (named.trim() === '') {
    await scanCustomers(db, (page, { donePages, totalPages }) => visit(page, donePages, totalPages), stop);
    return true;
  }
  const customers = [...(await getCustomers(db, await findNamed(db, named))).values()];
  if (customers.length > 0) visit(customers, 1, 1);
  return customers.length > 0;
}
