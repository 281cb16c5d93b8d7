import type { Db, RestorePoint, RestoreReason } from './schema.ts';

export type { RestoreReason } from './schema.ts';

export interface ListedRestorePoint {
  key: number;
  /** ISO 8601 instant. */
  at: string;
  why: RestoreReason;
  customers: number;
  /** What it takes on the disk. */
  bytes: number;
}

const KEPT = 3;

/** Adds one, and forgets the oldest beyond those that are kept. */
export async function addRestorePoint(db: Db, point: RestorePoint): Promise<number> {
  const tx = db.transaction('restore', 'readwrite', { durability: 'strict' });
  const [key, keys] = await Promise.all([tx.store.add(point), tx.store.getAllKeys()]);
  const older = keys.at(-KEPT - 1);
  if (older !== undefined) void tx.store.delete(IDBKeyRange.upperBound(older));
  await tx.done;
  return key;
}

/** The newest first. */
export async function listRestorePoints(db: Db): Promise<ListedRestorePoint[]> {
  const { store } = db.transaction('restore');
  const [keys, points] = await Promise.all([store.getAllKeys(), store.getAll()]);
  const listed = points.map(({ packed, ...shown }, at) => ({ key: keys[at] ?? 0, ...shown, bytes: packed.size }));
  return listed.reverse();
}

export const getRestorePoint = (db: Db, key: number): Promise<RestorePoint | undefined> => db.get('restore', key);
