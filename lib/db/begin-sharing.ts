import type { AgentCounts, Cursor, Db } from './schema.ts';

/** From now on what is committed waits for the team's log, and `pullBatch` goes on at the cursor. */
export async function beginSharing(db: Db, cursor: Cursor, agents: AgentCounts): Promise<void> {
  const tx = db.transaction('sync', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(cursor, 'cursor'), tx.store.put(agents, 'agents'), tx.done]);
}
