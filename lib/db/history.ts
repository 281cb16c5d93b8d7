import type { LogEntry } from '../log/undo.ts';
import { getOps } from './ops.ts';
import type { Db, LogHeader } from './schema.ts';

export type { LogHeader } from './schema.ts';

/** The position of the newest commit; 0 when there is none. */
export async function getHead(db: Db): Promise<number> {
  const cursor = await db.transaction('log').store.openKeyCursor(null, 'prev');
  return cursor?.key ?? 0;
}

/** Newest first, those before a position. */
export async function readHistory(db: Db, { before, limit }: { before?: number; limit: number }): Promise<LogHeader[]> {
  const range = before === undefined ? null : IDBKeyRange.upperBound(before, true);
  const headers: LogHeader[] = [];
  let cursor = await db.transaction('log').store.openCursor(range, 'prev');
  while (cursor && headers.length < limit) {
    headers.push(cursor.value);
    cursor = await cursor.continue();
  }
  return headers;
}

export async function getEntry(db: Db, position: number): Promise<LogEntry | undefined> {
  const record = await db.get('log', position);
  if (!record) return undefined;
  const { docs: _docs, position: _position, ...header } = record;
  const [ops, inverse] = await Promise.all([getOps(db, position, 'ops'), getOps(db, position, 'inverse')]);
  return { position, commit: { ...header, ops }, inverse };
}
