import type { Db } from '../db/open.ts';

/**
 * Empties every store in one transaction: all or nothing, also while other pages have the database open.
 * It is no commit and cannot be undone.
 */
export async function eraseDirectory(db: Db): Promise<void> {
  const stores = [...db.objectStoreNames];
  const tx = db.transaction(stores, 'readwrite');
  await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
}
