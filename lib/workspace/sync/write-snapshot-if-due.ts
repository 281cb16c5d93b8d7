import { getAgent } from '../../db/agent.ts';
import { readTeamDirectory, type TeamDirectory } from '../../db/read-directory.ts';
import type { Cursor, Db } from '../../db/schema.ts';
import { getCursor, getSnapshotCheck, putSnapshotCheck } from '../../db/sync-state.ts';
import { inSlices } from '../../in-slices.ts';
import { parseSnapshotName, SNAPSHOTS, snapshotName } from '../codec/blob-names.ts';
import { writeFolded } from '../codec/folded-doc.ts';
import { DirectoryHash, type SnapshotHead, type SnapshotPage } from '../codec/snapshot.ts';
import { writeSnapshot } from '../codec/write-snapshot.ts';
import { listBlobs } from '../transport/list-blobs.ts';
import { putBlob } from '../transport/put-blob.ts';
import { headBlob } from '../transport/read-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

export interface SnapshotOptions extends CallOptions {
  /** Lines of the log. */
  every: number;
}

export type SnapshotOutcome =
  | { state: 'written'; position: number }
  /** Another member's is there, and it is the same. */
  | { state: 'same' }
  | { state: 'notDue' }
  | SyncProblem;

/**
 * Keeps the team's directory as a snapshot for whoever joins later: at every so many lines of the log, whoever stands
 * there; or wherever this profile stands, once nobody has for long. Where there is one already, both must be the same.
 */
export async function writeSnapshotIfDue(db: Db, store: Store, options: SnapshotOptions): Promise<SnapshotOutcome> {
  const cursor = await getCursor(db);
  if (!cursor) return { state: 'notDue' };
  const before = await getSnapshotCheck(db);
  const lines = cursor.position - (before?.position ?? 0);
  const isPlace = lines > 0 && cursor.position % options.every === 0;
  const isOverdue = lines >= 2 * options.every + delayOf(await getAgent(db), options.every);
  if (before && !isPlace && !isOverdue) return { state: 'notDue' };
  const outcome = isPlace
    ? await keepSnapshot(db, store, cursor, options)
    : await keepOverdue(db, store, before, cursor, options);
  if (outcome.state !== 'waiting') await putSnapshotCheck(db, cursor);
  return outcome;
}

/** Members take different ones, so that one of them is first. */
const delayOf = (agent: string, every: number): number => (Number.parseInt(agent.slice(0, 4), 16) || 0) % every;

/** Unless another member has written one meanwhile; who has just begun does not know. */
async function keepOverdue(
  db: Db,
  store: Store,
  before: Cursor | undefined,
  cursor: Cursor,
  options: SnapshotOptions,
): Promise<SnapshotOutcome> {
  if (!before) return { state: 'notDue' };
  const listed = await listBlobs(store, SNAPSHOTS, options);
  if (listed.state !== 'listed') return problemOf(listed, 'list');
  const last = snapshotName(before);
  const isThere = listed.blobs.some(({ name }) => parseSnapshotName(name) !== undefined && name > last);
  return isThere ? { state: 'notDue' } : keepSnapshot(db, store, cursor, options);
}

async function keepSnapshot(
  db: Db,
  store: Store,
  { position }: Cursor,
  options: SnapshotOptions,
): Promise<SnapshotOutcome> {
  const team = await readTeamDirectory(db);
  if (team?.cursor.position !== position) return { state: 'notDue' };
  const name = snapshotName(team.cursor);
  const there = await headBlob(store, name, options);
  if (there.state === 'found') return compare(team, there.hash, options);
  if (there.state !== 'missing') return problemOf(there, 'read');
  const { bytes, hash } = await writeSnapshot(headOf(team), inSlices(pagesOf(team), options.signal));
  const put = await putBlob(store, name, { bytes, type: 'application/gzip', hash }, { ifAbsent: true }, options);
  if (put.state === 'written') return { state: 'written', position };
  if (put.state === 'exists') return { state: 'same' };
  return put.state === 'changed' ? { state: 'notDue' } : problemOf(put, 'create');
}

/** One that does not tell what is in it proves nothing. */
async function compare(
  team: TeamDirectory,
  theirs: string | undefined,
  { signal }: SnapshotOptions,
): Promise<SnapshotOutcome> {
  const hash = new DirectoryHash();
  for await (const page of inSlices(pagesOf(team), signal)) await hash.add(page);
  const isSame = theirs === undefined || theirs === (await hash.digest());
  return isSame ? { state: 'same' } : stopped({ kind: 'differs', position: team.cursor.position });
}

function* pagesOf({ pages }: TeamDirectory): Generator<SnapshotPage> {
  for (const page of pages()) yield page.map(([doc, folded]) => writeFolded(doc, folded));
}

const headOf = ({ cursor, agents, members, conflicts }: TeamDirectory): SnapshotHead => ({
  v: 1,
  ...cursor,
  agents: Object.fromEntries(agents),
  members: [...members.values()],
  conflicts,
});
