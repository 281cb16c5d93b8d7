import { scanCustomers } from './customers.ts';
import { getPartners } from './partners.ts';
import type { Db } from './schema.ts';
import { readCustomerCount } from './tally.ts';
import { getWorkspace } from './workspace.ts';

/** How many documents the directory has. */
export async function countStanding(db: Db): Promise<number> {
  const [customers, partners, workspace] = await Promise.all([countCustomers(db), getPartners(db), getWorkspace(db)]);
  return customers + partners.length + (workspace ? 1 : 0);
}

export async function countCustomers(db: Db): Promise<number> {
  const counted = await readCustomerCount(db);
  if (counted !== undefined) return counted;
  let count = 0;
  await scanCustomers(db, (customers) => {
    count += customers.length;
  });
  return count;
}
