import { scanCustomers } from '../db/customers.ts';
import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { designationsTo } from '../directory/stranded.ts';
import type { Customer, Subscription, TenantId } from '../directory/types.ts';

export interface FoundDesignations {
  /** Log position before the reading began. */
  base: number;
  found: { customer: Customer; subscription: Subscription }[];
  /** Customers with an entry about the partner's delegated admin, whatever it says. */
  holding: Customer[];
}

/** Reads the whole directory for the running subscriptions that are designated to a partner, and its delegated admin. */
export async function findDesignations(
  db: Db,
  partner: TenantId,
  onProgress: (done: number, total: number) => void,
  stop: AbortSignal,
): Promise<FoundDesignations> {
  const base = await getHead(db);
  const found: FoundDesignations['found'] = [];
  const holding: Customer[] = [];
  await scanCustomers(
    db,
    (customers, { donePages, totalPages }) => {
      for (const customer of customers) {
        for (const subscription of designationsTo(customer, partner)) found.push({ customer, subscription });
        if (customer.delegatedAdmin.some(({ tenantId }) => tenantId === partner)) holding.push(customer);
      }
      onProgress(donePages, totalPages);
    },
    stop,
  );
  return { base, found, holding };
}
