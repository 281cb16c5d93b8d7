import type { Commit } from '../log/types.ts';
import { findHeader } from './log-rows.ts';
import { getOps } from './ops.ts';
import type { Db, InFlight } from './schema.ts';
import { waitingRange } from './waiting.ts';

/** Commits that wait for the team's log, in their order, one after the other. */
export async function* readOutbox(db: Db): AsyncGenerator<Commit> {
  for (const position of await db.getAllKeys('log', waitingRange())) {
    const row = await findHeader(db.transaction('log').store, position);
    // Another page or worker may have seen it arrive meanwhile; what follows is not next then.
    if (!row) return;
    const { docs: _docs, position: _position, revision: _revision, packed: _packed, ...header } = row;
    yield { ...header, ops: await getOps(db, position, 'ops') };
  }
}

export const countWaiting = (db: Db): Promise<number> => db.count('log', waitingRange());

/** Notes, before they are sent, which commits are: `pullBatch` forgets it once they have arrived. */
export async function markInFlight(db: Db, sent: InFlight): Promise<void> {
  const tx = db.transaction('sync', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(sent, 'inFlight'), tx.done]);
}

/** Nothing of it was sent, or the store refused all of it. */
export async function clearInFlight(db: Db): Promise<void> {
  await db.delete('sync', 'inFlight');
}
