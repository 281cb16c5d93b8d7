import { scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';

/** How many customers are stored. Rejects with the signal's reason when cancelled. */
export async function countCustomers(db: Db, stop?: AbortSignal): Promise<number> {
  let count = 0;
  await scanCustomers(
    db,
    (customers) => {
      count += customers.length;
    },
    stop,
  );
  return count;
}
