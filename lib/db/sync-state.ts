import { type NumberedStore, newestKey } from './revision.ts';
import type { AgentCounts, Cursor, Db, InFlight, Schema, Starting } from './schema.ts';

type Stored = Schema['sync']['value'] | undefined;

interface SyncStore {
  get(key: Schema['sync']['key']): Promise<Stored>;
}

/** Undefined in a profile that shares its directory with no one. */
export async function readCursor(store: SyncStore): Promise<Cursor | undefined> {
  const stored = await store.get('cursor');
  return stored && 'offset' in stored ? stored : undefined;
}

/** A copy that the caller may change. */
export async function readAgentCounts(store: SyncStore): Promise<AgentCounts> {
  const stored = await store.get('agents');
  return stored instanceof Map ? stored : new Map();
}

export const getCursor = (db: Db): Promise<Cursor | undefined> => readCursor(db.transaction('sync').store);

/** The position behind which commits stand: of the newest one, or of the team's log that was left. */
export async function readPosition(log: NumberedStore, sync: SyncStore): Promise<number> {
  const [newest, left] = await Promise.all([newestKey(log), sync.get('left')]);
  return Math.max(newest, left && 'left' in left ? left.left : 0);
}

export const isSameCursor = (one: Cursor, other: Cursor): boolean =>
  one.workspace === other.workspace &&
  one.file === other.file &&
  one.offset === other.offset &&
  one.position === other.position;

export async function readInFlight(store: SyncStore): Promise<InFlight | undefined> {
  const stored = await store.get('inFlight');
  return stored && 'to' in stored && !('held' in stored) ? stored : undefined;
}

export const getInFlight = (db: Db): Promise<InFlight | undefined> => readInFlight(db.transaction('sync').store);

export async function getSnapshotCheck(db: Db): Promise<Cursor | undefined> {
  const stored = await db.get('sync', 'snapshot');
  return stored && 'checked' in stored ? stored.checked : undefined;
}

export async function putSnapshotCheck(db: Db, checked: Cursor): Promise<void> {
  await db.put('sync', { checked }, 'snapshot');
}

export async function readStarting(store: SyncStore): Promise<Starting | undefined> {
  const stored = await store.get('starting');
  return stored && 'starts' in stored ? stored : undefined;
}
