import { docOf, docsIn } from '../log/ops-on.ts';
import { type PlacedLines, placeLines } from '../log/place-lines.ts';
import { docsOfAll, type Placed, rebase } from '../log/rebase.ts';
import type { Commit, DocId } from '../log/types.ts';
import { readAgent } from './agent.ts';
import { putEntry } from './history-rows.ts';
import { membersAfter, readMembers } from './members.ts';
import { renewedAgent } from './renewed-agent.ts';
import { newestRevision } from './revision.ts';
import type { AgentCounts, Cursor, Db, InFlight, LogHeader, WriteTransaction } from './schema.ts';
import { readAllShadows, readShadows } from './shadow.ts';
import { isSameCursor, readAgentCounts, readCursor, readInFlight } from './sync-state.ts';
import { toldByDone } from './told-by-done.ts';
import { readTouchedDocs } from './touched-docs.ts';
import { trimHistory } from './trim-history.ts';
import { deleteWaiting, readWaiting, readWaitingHeaders } from './waiting.ts';
import { announceCommitted } from './watch.ts';
import { takingTurns } from './write-lock.ts';
import { type BeforeRebase, writeRebased } from './write-rebased.ts';
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
  await apply(tx, placed, headers, revision);
  await trimHistory(tx, batch.to.position, now);
  return { outcome, revision };
}

/** Only seeing them in the log tells that they arrived. */
function isStillInFlight({ from, to }: InFlight, headers: readonly LogHeader[], { waited }: PlacedLines): boolean {
  const arrived = new Set(waited.values());
  return headers.some(({ n, position }) => n >= from && n <= to && !arrived.has(position));
}

async function apply(
  tx: WriteTransaction,
  placed: PlacedLines,
  headers: readonly LogHeader[],
  revision: number,
): Promise<void> {
  const { arrived, waited } = placed;
  const gone = new Set(waited.values());
  const still = await keptOwn(
    tx,
    placed.agents,
    headers.filter(({ position }) => !gone.has(position)),
  );
  const docs = docsOfAll(arrived);
  if (still.isRenewed) for (const doc of (await readAllShadows(tx)).keys()) docs.add(doc);
  const before = await readBefore(tx, docs);
  const isWaitedFor = [...docs].some((doc) => before.shadows.has(doc)) || arrived.some(decides);
  const waiting = isWaitedFor ? await readWaiting(tx, still.headers, docs) : [];
  const rebased = rebase(arrived, waiting, (doc) => sharedOf(before, doc), docs);
  for (const position of gone) deleteWaiting(tx, position);
  const made = new Map(headers.map((header) => [header.position, header.revision]));
  const rows = arrived.flatMap(({ position, commit }) => {
    const inverse = rebased.inverses.get(position) ?? [];
    const madeAt = made.get(waited.get(position) ?? 0) ?? revision;
    return putEntry(tx, { position, commit, inverse }, { docs: docsIn(commit.ops).size, revision: madeAt });
  });
  await Promise.all([...rows, writeRebased(tx, before, rebased, revision)]);
}

/** Settles conflicts or takes them up again, as something that waits may do too. */
const decides = ({ commit }: Placed) => commit.ops.some((op) => docOf(op) === undefined);

/** What still waits stays this profile's, under another agent id if its own was taken. */
async function keptOwn(
  tx: WriteTransaction,
  agents: AgentCounts,
  headers: readonly LogHeader[],
): Promise<{ headers: readonly LogHeader[]; isRenewed: boolean }> {
  const own = await readAgent(tx);
  const agent = renewedAgent(own, agents, headers);
  if (agent === undefined) return { headers, isRenewed: false };
  toldByDone(tx.objectStore('state').put({ agent, n: own.n }, 'agent'));
  const renewed = headers.map((header) => ({ ...header, agent }));
  for (const header of renewed) toldByDone(tx.objectStore('log').put(header));
  return { headers: renewed, isRenewed: true };
}

/** What is stored of documents, and what is kept of them. */
async function readBefore(tx: WriteTransaction, docs: ReadonlySet<DocId>): Promise<BeforeRebase> {
  const [touched, shadows] = await Promise.all([readTouchedDocs(tx, docs), readShadows(tx, docs)]);
  return { touched, shadows };
}

/** The team's version: kept apart where something waits, else the stored one. */
function sharedOf({ touched, shadows }: BeforeRebase, doc: DocId) {
  return shadows.has(doc) ? (shadows.get(doc) ?? undefined) : touched.get(doc);
}
