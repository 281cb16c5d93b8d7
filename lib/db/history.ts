import type { Op } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';
import { getOps } from './ops.ts';
import { getRevision } from './revision.ts';
import type { Db, LogHeader } from './schema.ts';

export type { LogHeader } from './schema.ts';

/** What a plan is worked out against: the directory's revision, 0 before the first commit. */
export const getHead: (db: Db) => Promise<number> = getRevision;

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
  const { docs: _docs, position: _position, revision: _revision, ...header } = record;
  const [ops, inverse] = await Promise.all([getOps(db, position, 'ops'), getOps(db, position, 'inverse')]);
  return { position, commit: { ...header, ops }, inverse };
}

/** What takes a commit back, and the revision that the commit made. */
export async function readInverse(db: Db, position: number): Promise<{ revision: number; inverse: Op[] } | undefined> {
  const header = await db.get('log', position);
  return header && { revision: header.revision ?? position, inverse: await getOps(db, position, 'inverse') };
}
