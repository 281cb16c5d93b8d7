import { scanCustomers } from '../db/customers.ts';
import { getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { designationsTo } from '../directory/stranded.ts';
import type { Customer, Subscription, TenantId } from '../directory/types.ts';

export interface FoundDesignations {
  /** Log position before the reading began. */
  base: number;
  found: { customer: Customer; subscription: Subscription }[];
}

/** Reads the whole directory for the running subscriptions that are designated to a partner. */
export async function findDesignations(
  db: Db,
  partner: TenantId,
  onProgress: (done: number, total: number) => void,
  stop: AbortSignal,
): Promise<FoundDesignations> {
  const base = await getHead(db);
  const found: FoundDesignations['found'] = [];
  await scanCustomers(
    db,
    (customers, { donePages, totalPages }) => {
      for (const customer of customers)
        for (const subscription of designationsTo(customer, partner)) found.push({ customer, subscription });
      onProgress(donePages, totalPages);
    },
    stop,
  );
  return { base, found };
}
