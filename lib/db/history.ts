import { isPending, PENDING, pendingPosition } from '../log/pending.ts';
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
  const record = await findHeader(db, position);
  if (!record) return undefined;
  const { docs: _docs, position: standing, revision: _revision, ...header } = record;
  const [ops, inverse] = await Promise.all([getOps(db, standing, 'ops'), getOps(db, standing, 'inverse')]);
  return { position: standing, commit: { ...header, ops }, inverse };
}

/** What takes a commit back, and the revision that the commit made. */
export async function readInverse(db: Db, position: number): Promise<{ revision: number; inverse: Op[] } | undefined> {
  const header = await findHeader(db, position);
  if (!header) return undefined;
  return { revision: header.revision ?? header.position, inverse: await getOps(db, header.position, 'inverse') };
}

/** A commit that was written at a position: one that waited there may have arrived in the team's log since. */
async function findHeader(db: Db, position: number): Promise<LogHeader | undefined> {
  const tx = db.transaction(['log', 'state']);
  const log = tx.objectStore('log');
  const [header, own] = await Promise.all([log.get(position), tx.objectStore('state').get('agent')]);
  if (header || !isPending(position) || !own || !('agent' in own)) return header;
  let cursor = await log.openCursor(IDBKeyRange.upperBound(PENDING), 'prev');
  while (cursor && !(cursor.value.agent === own.agent && pendingPosition(cursor.value.n) <= position))
    cursor = await cursor.continue();
  return cursor && pendingPosition(cursor.value.n) === position ? cursor.value : undefined;
}
