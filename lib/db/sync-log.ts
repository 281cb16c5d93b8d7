import type { Db, SyncLogLine } from './schema.ts';

export type { SyncLogLine } from './schema.ts';

const KEPT = 200;

/** Adds a line, and forgets the oldest beyond those that are kept. It may hold no address, token or name. */
export async function noteSync(db: Db, line: SyncLogLine): Promise<void> {
  const tx = db.transaction('syncLog', 'readwrite', { durability: 'relaxed' });
  const key = await tx.store.add(line);
  void tx.store.delete(IDBKeyRange.upperBound(key - KEPT));
  await tx.done;
}

export async function readNewestLine(db: Db): Promise<SyncLogLine | undefined> {
  return (await db.transaction('syncLog').store.openCursor(null, 'prev'))?.value;
}

/** The newest first. */
export async function readSyncLog(db: Db): Promise<SyncLogLine[]> {
  return (await db.getAll('syncLog')).reverse();
}
