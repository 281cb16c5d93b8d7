import { type PlacedLines, placeLines } from '../log/place-lines.ts';
import type { Commit } from '../log/types.ts';
import { applyPlaced } from './apply-placed.ts';
import { membersAfter, readMembers } from './members.ts';
import { newestRevision } from './revision.ts';
import type { Cursor, Db, InFlight, LogHeader, WriteTransaction } from './schema.ts';
import { isSameCursor, readAgentCounts, readCursor, readInFlight } from './sync-state.ts';
import { toldByDone } from './told-by-done.ts';
import { trimHistory } from './trim-history.ts';
import { readWaitingHeaders } from './waiting.ts';
import { announceCommitted } from './watch.ts';
import { takingTurns } from './write-lock.ts';
import { writeWhole } from './write-whole.ts';

/** Lines of the team's log that follow what this profile has read. */
export interface PulledBatch {
  /** Where they were read from. */
  from: Cursor;
  to: Cursor;
  /** Each takes the next position; undefined holds no commit. */
  lines: readonly (Commit | undefined)[];
}

export type PullOutcome =
  /** `commits`: that count. `arrived`: of these the ones that waited here. */
  | { state: 'pulled'; commits: number; arrived: number }
  /** Another page or worker pulled meanwhile: nothing was written. */
  | { state: 'moved' };

/**
 * Applies lines of the team's log: documents, history, conflicts, what waits and how far the log is read are one
 * transaction. `now`: ISO 8601 instant. Throws when the database refuses; then nothing was written.
 */
export async function pullBatch(db: Db, batch: PulledBatch, now: string): Promise<PullOutcome> {
  const { outcome, revision } = await takingTurns(() => writeWhole(db, 'relaxed', (tx) => pull(tx, batch, now)));
  if (revision !== undefined) announceCommitted(revision);
  return outcome;
}

interface Pulled {
  outcome: PullOutcome;
  /** Undefined: the directory and its history are as they were. */
  revision?: number;
}

async function pull(tx: WriteTransaction, batch: PulledBatch, now: string): Promise<Pulled> {
  const sync = tx.objectStore('sync');
  const [cursor, agents, members, inFlight, headers] = await Promise.all([
    readCursor(sync),
    readAgentCounts(sync),
    readMembers(sync),
    readInFlight(sync),
    readWaitingHeaders(tx),
  ]);
  if (!cursor || !isSameCursor(cursor, batch.from)) return { outcome: { state: 'moved' } };
  const ids = new Map(headers.map(({ id, position }) => [id, position]));
  const placed = placeLines(batch.lines, { position: cursor.position, agents }, ids);
  toldByDone(sync.put(batch.to, 'cursor'));
  if (inFlight && !isStillInFlight(inFlight, headers, placed)) toldByDone(sync.delete('inFlight'));
  const outcome: PullOutcome = { state: 'pulled', commits: placed.arrived.length, arrived: placed.waited.size };
  if (placed.arrived.length === 0) return { outcome };
  toldByDone(sync.put(placed.agents, 'agents'));
  toldByDone(sync.put({ members: membersAfter(members, placed.arrived) }, 'members'));
  const revision = (await newestRevision(tx.objectStore('touched'), tx.objectStore('log'))) + 1;
  await applyPlaced(tx, placed, headers, revision);
  await trimHistory(tx, batch.to.position, now);
  return { outcome, revision };
}

/** Only seeing them in the log tells that they arrived. */
function isStillInFlight({ from, to }: InFlight, headers: readonly LogHeader[], { waited }: PlacedLines): boolean {
  const arrived = new Set(waited.values());
  return headers.some(({ n, position }) => n >= from && n <= to && !arrived.has(position));
}
