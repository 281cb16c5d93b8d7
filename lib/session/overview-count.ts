import type { Db } from '../db/open.ts';
import { loadTally } from '../db/tally.ts';
import { parseFactKey } from '../directory/tally-key.ts';

/** How many customers are stored, from the tally. Rejects with the signal's reason when cancelled. */
export async function countCustomers(db: Db, stop?: AbortSignal): Promise<number> {
  const { facts } = await loadTally(db, stop ? { signal: stop } : {});
  stop?.throwIfAborted();
  let count = 0;
  for (const [key, times] of facts) if (parseFactKey(key)?.about === 'customer') count += times;
  return count;
}
