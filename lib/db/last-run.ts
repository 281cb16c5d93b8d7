import type { Db, StoredRun } from './schema.ts';

/** How the last exchange ended; undefined before the first one. */
export async function getLastRun(db: Db): Promise<StoredRun | undefined> {
  const stored = await db.get('sync', 'status');
  return stored && 'ranAt' in stored ? stored : undefined;
}

/** Notes how an exchange ended, unless the profile has left meanwhile. `isShared`: everything was exchanged. */
export async function putLastRun(
  db: Db,
  { ranAt, outcome, isShared }: { ranAt: string; outcome: string; isShared: boolean },
): Promise<void> {
  const tx = db.transaction('sync', 'readwrite', { durability: 'relaxed' });
  const [cursor, before] = await Promise.all([tx.store.get('cursor'), tx.store.get('status')]);
  const since = before && 'ranAt' in before ? before.lastSharedAt : undefined;
  const lastSharedAt = isShared ? ranAt : since;
  if (cursor) void tx.store.put({ ranAt, outcome, ...(lastSharedAt ? { lastSharedAt } : {}) }, 'status');
  await tx.done;
}
