import { scanCustomers } from '../../../lib/db/customers.ts';
import type { Db } from '../../../lib/db/open.ts';

export async function countDirectory(db: Db): Promise<{ customers: number; subscriptions: number }> {
  let [customers, subscriptions] = [0, 0];
  await scanCustomers(db, (batch) => {
    customers += batch.length;
    for (const customer of batch) subscriptions += customer.subscriptions.length;
  });
  return { customers, subscriptions };
}
