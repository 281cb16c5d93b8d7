import type { Placed } from '../log/rebase.ts';
import type { DocId } from '../log/types.ts';
import { applyPlaced } from './apply-placed.ts';
import { newestRevision } from './revision.ts';
import type { Cursor, Db, LogHeader, WriteTransaction } from './schema.ts';
import { readAllShadows } from './shadow.ts';
import { readAgentCounts, readCursor, readInFlight } from './sync-state.ts';
import { toldByDone } from './told-by-done.ts';
import { readWaiting, readWaitingHeaders } from './waiting.ts';
import { announceCommitted } from './watch.ts';
import { takingTurns } from './write-lock.ts';
import { writeWhole } from './write-whole.ts';

export type EndSharingOutcome =
  | { state: 'left' }
  /** Some commits were sent and may still arrive: nothing was written. */
  | { state: 'inFlight' }
  | { state: 'notSharing' };

/**
 * From now on the directory is this profile's alone: it stays as it is shown, and what waits stands behind what was
 * read of the team's log. One transaction.
 */
export async function endSharing(db: Db): Promise<EndSharingOutcome> {
  const outcome = await takingTurns(() => writeWhole(db, 'strict', end));
  if (typeof outcome !== 'number') return outcome;
  announceCommitted(outcome);
  return { state: 'left' };
}

async function end(tx: WriteTransaction): Promise<EndSharingOutcome | number> {
  const sync = tx.objectStore('sync');
  const [cursor, inFlight, headers, before] = await Promise.all([
    readCursor(sync),
    readInFlight(sync),
    readWaitingHeaders(tx),
    newestRevision(tx.objectStore('touched'), tx.objectStore('log')),
  ]);
  if (!cursor) return { state: 'notSharing' };
  if (inFlight) return { state: 'inFlight' };
  const left = cursor.position + headers.length;
  if (headers.length > 0) await settleDown(tx, cursor, headers, before + 1);
  toldByDone(tx.objectStore('shadow').clear());
  toldByDone(sync.clear());
  toldByDone(sync.put({ left }, 'left'));
  return headers.length > 0 ? before + 1 : before;
}

/** As if the team's log went on with what waits. */
async function settleDown(
  tx: WriteTransaction,
  { position }: Cursor,
  headers: readonly LogHeader[],
  revision: number,
): Promise<void> {
  const [agents, shadows] = await Promise.all([readAgentCounts(tx.objectStore('sync')), readAllShadows(tx)]);
  const waiting = await readWaiting(tx, headers, new Set<DocId>(shadows.keys()));
  const arrived = waiting.map(({ commit }, at): Placed => ({ position: position + at + 1, commit }));
  const waited = new Map(arrived.map((placed, at) => [placed.position, headers[at]?.position ?? 0]));
  for (const { commit } of arrived) agents.set(commit.agent, commit.n);
  await applyPlaced(tx, { arrived, waited, agents }, headers, revision);
}
