import type { Conflict, DocId, Folded } from '../log/types.ts';
import { readAgent } from './agent.ts';
import { newestRevision } from './revision.ts';
import type { AgentCounts, Cursor, Db, StoreName, WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';
import { writeTouched } from './touched.ts';
import { readTouchedDocs } from './touched-docs.ts';
import { announceCommitted } from './watch.ts';
import { writeDocs } from './write-docs.ts';
import { takingTurns } from './write-lock.ts';
import { writeWhole } from './write-whole.ts';

/** A team's directory at a place of its log. */
export interface SharedDirectory {
  cursor: Cursor;
  agents: AgentCounts;
  conflicts: readonly Conflict[];
  docs: ReadonlyMap<DocId, Folded>;
}

export type BootstrapOutcome =
  | { state: 'joined' }
  /** This profile has a directory, or shares one: nothing was written. */
  | { state: 'notEmpty' };

/** Fills an empty profile with a team's directory; `pullBatch` goes on from there. One transaction. */
export async function bootstrap(db: Db, shared: SharedDirectory): Promise<BootstrapOutcome> {
  const revision = await takingTurns(() => writeWhole(db, 'strict', (tx) => fill(tx, shared)));
  if (revision === undefined) return { state: 'notEmpty' };
  announceCommitted(revision);
  return { state: 'joined' };
}

const EMPTY_WHEN_EMPTY: readonly StoreName[] = ['customers', 'partners', 'log', 'sync'];

async function fill(
  tx: WriteTransaction,
  { cursor, agents, conflicts, docs }: SharedDirectory,
): Promise<number | undefined> {
  const counts = await Promise.all(EMPTY_WHEN_EMPTY.map((name) => tx.objectStore(name).count()));
  if (counts.some((count) => count > 0)) return undefined;
  const sync = tx.objectStore('sync');
  const [agent, before, touched] = await Promise.all([
    readAgent(tx),
    newestRevision(tx.objectStore('touched'), tx.objectStore('log')),
    readTouchedDocs(tx, docs.keys()),
  ]);
  writeTouched(tx, before + 1, 'everything');
  await Promise.all([
    toldByDone(sync.put(cursor, 'cursor')),
    toldByDone(sync.put(agents, 'agents')),
    toldByDone(tx.objectStore('state').put(agent, 'agent')),
    ...conflicts.map((conflict) => toldByDone(tx.objectStore('conflicts').put(conflict))),
    toldByDone(writeDocs(tx, touched, docs, before + 1)),
  ]);
  return before + 1;
}
