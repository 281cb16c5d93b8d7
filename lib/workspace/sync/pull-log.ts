import { getHeld, type Held, putHeld } from '../../db/held.ts';
import { type PulledBatch, pullBatch } from '../../db/pull-batch.ts';
import type { Cursor, Db } from '../../db/schema.ts';
import { getCursor, isSameCursor } from '../../db/sync-state.ts';
import type { Tail } from '../codec/read-tail.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { batchesOf } from './batches-of.ts';
import { passOrHold, readFreeEnd } from './pass-or-hold.ts';
import { readLog } from './read-log.ts';
import { type SyncProblem, stopped } from './sync-problem.ts';

export type PullLogOutcome =
  /** The log is read to its end, which is there. */
  | { state: 'current'; cursor: Cursor }
  | { state: 'notSharing' }
  /** Others have changed so much that a person should look at it first: nothing of it is applied. */
  | { state: 'held'; held: Held }
  | SyncProblem;

/** Reads the team's log to its end and applies it. */
export async function pullLog(db: Db, store: Store, options?: CallOptions): Promise<PullLogOutcome> {
  for (;;) {
    const cursor = await getCursor(db);
    if (!cursor) return { state: 'notSharing' };
    const held = await stillHeld(db, store, cursor, options);
    if (held) return held;
    const read = await readLog(store, cursor, options);
    if (read.state !== 'read') return read;
    const applied = await applyTail(db, store, cursor, read.tail, options);
    if (applied.state === 'moved') continue;
    if (applied.state !== 'current') return applied;
    if (read.tail.state === 'newer') return stopped({ kind: 'newer' });
    if (read.tail.state === 'open' && read.isEnd) return applied;
  }
}

/** What was held is not read again while nothing follows it. */
async function stillHeld(
  db: Db,
  store: Store,
  cursor: Cursor,
  options: CallOptions | undefined,
): Promise<PullLogOutcome | undefined> {
  const stored = await getHeld(db);
  if (!stored || !isSameCursor(stored.from, cursor)) return undefined;
  const read = await readLog(store, stored.to, options);
  if (read.state !== 'read') return read;
  return read.tail.entries.length === 0 ? { state: 'held', held: stored.held } : undefined;
}

type Applied = { state: 'current'; cursor: Cursor } | { state: 'moved' } | Exclude<PullLogOutcome, { cursor: Cursor }>;

/** `moved`: it is to be read again from where the profile stands now. */
async function applyTail(
  db: Db,
  store: Store,
  cursor: Cursor,
  tail: Tail,
  options: CallOptions | undefined,
): Promise<Applied> {
  const free = await readFreeEnd(db, cursor);
  const { batches, problem } = await allBatches(store, cursor, tail, free, options);
  const held = await passOrHold(db, batches, free);
  await putHeld(db, held);
  if (held) return { state: 'held', held: held.held };
  let at = cursor;
  for (const batch of batches) {
    if (batch.from.position === free) return { state: 'moved' };
    const { state } = await pullBatch(db, batch, new Date(store.now()).toISOString());
    if (state === 'moved') return { state };
    at = batch.to;
  }
  return problem ?? { state: 'current', cursor: at };
}

/** Those that bring anything, up to the first problem. */
async function allBatches(
  store: Store,
  cursor: Cursor,
  tail: Tail,
  free: number | undefined,
  options: CallOptions | undefined,
): Promise<{ batches: PulledBatch[]; problem?: SyncProblem }> {
  const batches: PulledBatch[] = [];
  for await (const batch of batchesOf(store, cursor, tail, { ...options, isEnd: (position) => position === free })) {
    if ('state' in batch) return { batches, problem: batch };
    if (!isSameCursor(batch.from, batch.to)) batches.push(batch);
  }
  return { batches };
}
