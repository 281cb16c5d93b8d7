import type { Db, StoreName } from './schema.ts';

const COUNTED: readonly StoreName[] = ['customers', 'partners', 'log'];

/** Whether this profile has no directory: nothing stands, and nothing was ever written. */
export async function isDirectoryEmpty(db: Db): Promise<boolean> {
  const counts = await Promise.all(COUNTED.map((name) => db.count(name)));
  return counts.every((count) => count === 0);
}
