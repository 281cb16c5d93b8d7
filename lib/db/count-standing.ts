import { scanCustomers } from './customers.ts';
import { getPartners } from './partners.ts';
import type { Db } from './schema.ts';
import { readTally } from './tally.ts';
import { getWorkspace } from './workspace.ts';

/** How many documents the directory has. */
export async function countStanding(db: Db): Promise<number> {
  const [customers, partners, workspace] = await Promise.all([countCustomers(db), getPartners(db), getWorkspace(db)]);
  return customers + partners.length + (workspace ? 1 : 0);
}

/** By the tally, which has one fact about each. */
async function countCustomers(db: Db): Promise<number> {
  const tally = await readTally(db);
  let count = 0;
  if (tally) for (const [fact, times] of tally.facts) count += fact.startsWith('customer|') ? times : 0;
  else
    await scanCustomers(db, (customers) => {
      count += customers.length;
    });
  return count;
}
