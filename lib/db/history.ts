import type { Commit } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';
import type { Db, LogRecord } from './schema.ts';
import { loadOps } from './stored-ops.ts';

/** A commit without its operations, for lists. */
export type LogHeader = Omit<Commit, 'ops'> & { position: number; docs: number };

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
    headers.push(headerOf(cursor.value));
    cursor = await cursor.continue();
  }
  return headers;
}

export async function getEntry(db: Db, position: number): Promise<LogEntry | undefined> {
  const record = await db.get('log', position);
  if (!record) return undefined;
  const { docs: _docs, position: _position, inverse, ops, ...header } = record;
  return { position, commit: { ...header, ops: await loadOps(ops) }, inverse: await loadOps(inverse) };
}

function headerOf({ ops: _ops, inverse: _inverse, ...header }: LogRecord): LogHeader {
  return header;
}
