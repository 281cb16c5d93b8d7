import type { Conflict, DocId, Folded } from '../log/types.ts';
import { readAgent } from './agent.ts';
import { renewedAgent } from './renewed-agent.ts';
import { newestRevision } from './revision.ts';
import type { AgentCounts, Cursor, Db, Members, StoreName, WriteTransaction } from './schema.ts';
import { readCursor } from './sync-state.ts';
import { clearTally } from './tally.ts';
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
  members: Members;
  conflicts: readonly Conflict[];
  docs: ReadonlyMap<DocId, Folded>;
  /** Position of the newest line that was looked at before joining: what it changes needs no second look. */
  seen: number;
}

/** What of this profile's own may go: nothing, or its directory as it is at a revision. */
export type Replaceable = 'nothing' | { revision: number };

export type BootstrapOutcome =
  | { state: 'joined' }
  /** This profile has a directory that may not go, or shares one: nothing was written. */
  | { state: 'notEmpty' }
  /** It was edited after that revision: nothing was written. */
  | { state: 'edited' };

/** Fills a profile with a team's directory in place of its own; `pullBatch` goes on from there. One transaction. */
export async function bootstrap(db: Db, shared: SharedDirectory, may: Replaceable): Promise<BootstrapOutcome> {
  const outcome = await takingTurns(() => writeWhole(db, 'strict', (tx) => fill(tx, shared, may)));
  if (typeof outcome !== 'number') return outcome;
  announceCommitted(outcome);
  return { state: 'joined' };
}

const COUNTED: readonly StoreName[] = ['customers', 'partners', 'log'];
const DIRECTORY: readonly StoreName[] = ['customers', 'domains', 'partners', 'log', 'ops', 'conflicts', 'shadow'];

async function fill(
  tx: WriteTransaction,
  shared: SharedDirectory,
  may: Replaceable,
): Promise<number | BootstrapOutcome> {
  const [counts, before, cursor] = await Promise.all([
    Promise.all(COUNTED.map((name) => tx.objectStore(name).count())),
    newestRevision(tx.objectStore('touched'), tx.objectStore('log')),
    readCursor(tx.objectStore('sync')),
  ]);
  const isEmpty = counts.every((count) => count === 0);
  if (cursor || (may === 'nothing' && !isEmpty)) return { state: 'notEmpty' };
  if (may !== 'nothing' && may.revision !== before) return { state: 'edited' };
  for (const name of DIRECTORY) toldByDone(tx.objectStore(name).clear());
  toldByDone(tx.objectStore('state').delete('workspace'));
  clearTally(tx, before);
  await write(tx, shared, before + 1);
  return before + 1;
}

async function write(tx: WriteTransaction, shared: SharedDirectory, revision: number): Promise<void> {
  const { cursor, agents, members, conflicts, docs, seen } = shared;
  const [sync, lookup] = [tx.objectStore('sync'), tx.objectStore('lookup')];
  const [agent, touched] = await Promise.all([readAgent(tx), readTouchedDocs(tx, docs.keys())]);
  writeTouched(tx, revision, 'everything');
  await Promise.all([
    toldByDone(sync.put(cursor, 'cursor')),
    toldByDone(sync.put(agents, 'agents')),
    toldByDone(sync.put({ members }, 'members')),
    toldByDone(sync.put({ upTo: seen, isKept: true }, 'release')),
    toldByDone(sync.delete('starting')),
    toldByDone(sync.delete('left')),
    toldByDone(
      tx.objectStore('state').put({ ...agent, agent: renewedAgent(agent, agents, []) ?? agent.agent }, 'agent'),
    ),
    ...conflicts.map((conflict) => toldByDone(tx.objectStore('conflicts').put(conflict))),
    toldByDone(writeDocs(tx, touched, docs, revision)),
  ]);
  // Those that are gone are found no more.
  toldByDone(lookup.put(JSON.stringify('everything'), revision));
}
