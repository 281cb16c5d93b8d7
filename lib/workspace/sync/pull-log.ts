import { type PulledBatch, pullBatch } from '../../db/pull-batch.ts';
import type { Cursor, Db } from '../../db/schema.ts';
import { getCursor, isSameCursor } from '../../db/sync-state.ts';
import type { Tail } from '../codec/read-tail.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { batchesOf } from './batches-of.ts';
import { readLog } from './read-log.ts';
import { type SyncProblem, stopped } from './sync-problem.ts';

export type PullLogOutcome =
  /** The log is read to its end, which is there. */
  { state: 'current'; cursor: Cursor } | { state: 'notSharing' } | SyncProblem;

/** Reads the team's log to its end and applies it. `now`: milliseconds since 1970. */
export async function pullLog(db: Db, store: Store, options?: CallOptions): Promise<PullLogOutcome> {
  for (;;) {
    const cursor = await getCursor(db);
    if (!cursor) return { state: 'notSharing' };
    const read = await readLog(store, cursor, options);
    if (read.state !== 'read') return read;
    const applied = await applyTail(db, store, cursor, read.tail, options);
    if (applied.state === 'moved') continue;
    if (applied.state !== 'current') return applied;
    if (read.tail.state === 'newer') return stopped({ kind: 'newer' });
    if (read.tail.state === 'open' && read.isEnd) return applied;
  }
}

/** `moved`: another page or worker applied some of it meanwhile. */
async function applyTail(
  db: Db,
  store: Store,
  cursor: Cursor,
  tail: Tail,
  options: CallOptions | undefined,
): Promise<{ state: 'current'; cursor: Cursor } | { state: 'moved' } | SyncProblem> {
  let at = cursor;
  for await (const batch of batchesOf(store, cursor, tail, options)) {
    if ('state' in batch) return batch;
    if (!isNothing(batch)) {
      const { state } = await pullBatch(db, batch, new Date(store.now()).toISOString());
      if (state === 'moved') return { state };
    }
    at = batch.to;
  }
  return { state: 'current', cursor: at };
}

const isNothing = ({ from, to }: PulledBatch) => isSameCursor(from, to);
