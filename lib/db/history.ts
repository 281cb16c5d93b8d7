import { isPending, PENDING, pendingPosition } from '../log/pending.ts';
import type { Op } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';
import { findHeader, newestHeaders } from './log-rows.ts';
import { getOps, getPacked } from './ops.ts';
import { getRevision } from './revision.ts';
import type { Db, LogHeader } from './schema.ts';

export type { LogHeader } from './schema.ts';

/** What a plan is worked out against: the directory's revision, 0 before the first commit. */
export const getHead: (db: Db) => Promise<number> = getRevision;

/** Newest first, those before a position. */
export async function readHistory(db: Db, { before, limit }: { before?: number; limit: number }): Promise<LogHeader[]> {
  const headers: LogHeader[] = [];
  if (limit === 0) return headers;
  for await (const header of newestHeaders(db.transaction('log').store, before)) {
    headers.push(header);
    if (headers.length === limit) break;
  }
  return headers;
}

export async function getEntry(db: Db, position: number): Promise<LogEntry | undefined> {
  const found = await findEver(db, position);
  if (!found) return undefined;
  const { docs: _docs, position: standing, revision: _revision, packed: _packed, ...header } = found;
  const { ops, inverse } = await readOps(db, found);
  return { position: standing, commit: { ...header, ops }, inverse };
}

async function readOps(db: Db, { position, packed }: LogHeader): Promise<{ ops: Op[]; inverse: Op[] }> {
  if (packed) return getPacked(db, packed);
  const [ops, inverse] = await Promise.all([getOps(db, position, 'ops'), getOps(db, position, 'inverse')]);
  return { ops, inverse };
}

/** What takes a commit back, and the revision that the commit made. */
export async function readInverse(db: Db, position: number): Promise<{ revision: number; inverse: Op[] } | undefined> {
  const header = await findEver(db, position);
  if (!header) return undefined;
  const { inverse } = await readOps(db, header);
  return { revision: header.revision ?? header.position, inverse };
}

/** A commit that was written at a position: one that waited there may have arrived in the team's log since. */
async function findEver(db: Db, position: number): Promise<LogHeader | undefined> {
  const tx = db.transaction(['log', 'state']);
  const log = tx.objectStore('log');
  const [header, own] = await Promise.all([findHeader(log, position), tx.objectStore('state').get('agent')]);
  if (header || !isPending(position) || !own || !('agent' in own)) return header;
  for await (const older of newestHeaders(log, PENDING)) {
    if (older.agent !== own.agent || pendingPosition(older.n) > position) continue;
    return pendingPosition(older.n) === position ? older : undefined;
  }
  return undefined;
}
