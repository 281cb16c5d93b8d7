import { allOrNothing } from './all-or-nothing.ts';
import type { Db } from './schema.ts';

/**
 * Changes what is kept of the requests to one tenant, as it is stored by then: pages and worker one after another.
 * lib/partner-center/client/shared-pace.ts knows what it is.
 */
export async function changePace<T>(
  db: Db,
  tenant: string,
  change: (before: object | undefined) => { after: object; result: T },
): Promise<T> {
  const key = `pace/${tenant}`;
  const tx = db.transaction('partnerCenter', 'readwrite', { durability: 'relaxed' });
  return allOrNothing(tx, async () => {
    const { after, result } = change(await tx.store.get(key));
    await tx.store.put(after, key);
    return result;
  });
}
