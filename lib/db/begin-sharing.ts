import { newestRevision } from './revision.ts';
import type { AgentCounts, Cursor, Db, Members, Starting } from './schema.ts';
import { readStarting } from './sync-state.ts';
import { takingTurns } from './write-lock.ts';

/** Notes which workspace is about to be started, so that it is known again if its beginning is cut short. */
export async function markStarting(db: Db, starting: Starting): Promise<void> {
  const tx = db.transaction('sync', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(starting, 'starting'), tx.done]);
}

export const getStarting = (db: Db): Promise<Starting | undefined> => readStarting(db.transaction('sync').store);

export interface Beginning {
  cursor: Cursor;
  agents: AgentCounts;
  members: Members;
  revision: number;
}

/**
 * From now on what is committed waits for the team's log, and `pullBatch` goes on at the cursor. False, with no effect,
 * when the directory is not at that revision any more. `prepare` runs while nobody else writes; what it resolves to
 * other than true ends it.
 */
export function beginSharing<Refusal>(
  db: Db,
  { cursor, agents, members, revision }: Beginning,
  prepare: () => Promise<true | Refusal>,
): Promise<true | false | Refusal> {
  return takingTurns(async () => {
    const reading = db.transaction(['touched', 'log']);
    if ((await newestRevision(reading.objectStore('touched'), reading.objectStore('log'))) !== revision) return false;
    const prepared = await prepare();
    if (prepared !== true) return prepared;
    const tx = db.transaction('sync', 'readwrite', { durability: 'strict' });
    const { store } = tx;
    const puts = [store.put(cursor, 'cursor'), store.put(agents, 'agents'), store.put({ members }, 'members')];
    await Promise.all([...puts, store.delete('starting'), store.delete('left'), tx.done]);
    return true;
  });
}
