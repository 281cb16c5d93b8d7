import { beginSharing, getStarting, markStarting } from '../../db/begin-sharing.ts';
import { readDirectory, type WholeDirectory } from '../../db/read-directory.ts';
import type { Db } from '../../db/schema.ts';
import { logName, MANIFEST, startName } from '../codec/blob-names.ts';
import { writeFolded } from '../codec/folded-doc.ts';
import { LINE_VERSION } from '../codec/log-line.ts';
import { type Manifest, writeManifest } from '../codec/manifest.ts';
import { sha256 } from '../codec/sha256.ts';
import type { SnapshotHead, SnapshotPage } from '../codec/snapshot.ts';
import { writeSnapshot } from '../codec/write-snapshot.ts';
import { createAppendBlob } from '../transport/append-blob.ts';
import { listBlobs } from '../transport/list-blobs.ts';
import { putBlob } from '../transport/put-blob.ts';
import type { Store } from '../transport/send.ts';
import { readManifest } from './read-manifest.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

export type StartOutcome =
  | { state: 'started'; workspace: string }
  /** The container holds a workspace: it can be joined. */
  | { state: 'exists' }
  | SyncProblem;

/**
 * Makes an empty container a workspace that begins with this profile's directory, and shares it from now on. Cut short,
 * it can be called again.
 */
export async function startWorkspace(db: Db, store: Store): Promise<StartOutcome> {
  for (;;) {
    const directory = await readDirectory(db);
    const outcome = await startWith(db, store, directory);
    // It was edited meanwhile: what the team begins with must be all there is.
    if (outcome !== 'edited') return outcome;
  }
}

async function startWith(db: Db, store: Store, directory: WholeDirectory): Promise<StartOutcome | 'edited'> {
  const standing = await readManifest(store);
  if (standing.state === 'found') return resume(db, directory, standing.manifest);
  const problem = standing.state === 'none' ? await foreignContent(store) : standing;
  if (problem) return problem;
  const workspace = crypto.randomUUID();
  const snapshot = await uploadStart(store, directory, workspace);
  if (typeof snapshot !== 'string' && snapshot) return snapshot;
  const start = { position: directory.position, ...(snapshot ? { sha256: snapshot } : {}) };
  await markStarting(db, { starts: workspace, revision: directory.revision });
  return begin(db, directory, workspace, () => createLog(store, { v: 1, workspace, minimum: LINE_VERSION, start }));
}

/** A workspace of this profile's own making, of which the answer was lost, is begun; any other is not. */
async function resume(db: Db, directory: WholeDirectory, { workspace }: Manifest): Promise<StartOutcome> {
  const starting = await getStarting(db);
  const isOwn = starting?.starts === workspace && starting.revision === directory.revision;
  const begun = isOwn ? await begin(db, directory, workspace, async () => true) : 'edited';
  return begun === 'edited' ? { state: 'exists' } : begun;
}

async function begin(
  db: Db,
  { position, agents, members, revision }: WholeDirectory,
  workspace: string,
  prepare: () => Promise<true | StartOutcome>,
): Promise<StartOutcome | 'edited'> {
  const begun = await beginSharing(
    db,
    { cursor: { workspace, file: 1, offset: 0, position }, agents, members, revision },
    prepare,
  );
  if (begun === true) return { state: 'started', workspace };
  return begun === false ? 'edited' : begun;
}

const OURS = /^(start|log|ops|snapshot)\//;

/** What an interrupted start left may stay. */
async function foreignContent(store: Store): Promise<SyncProblem | undefined> {
  const listed = await listBlobs(store, '');
  if (listed.state !== 'listed') return problemOf(listed, 'list');
  const isFree = listed.blobs.every(({ name, length }) => OURS.test(name) && !(name.startsWith('log/') && length > 0));
  return isFree ? undefined : stopped({ kind: 'foreign' });
}

/** Names what it uploaded; undefined for an empty directory, which needs none. */
async function uploadStart(
  store: Store,
  directory: WholeDirectory,
  workspace: string,
): Promise<string | SyncProblem | undefined> {
  if (directory.revision === 0) return undefined;
  const { position, conflicts } = directory;
  const agents = Object.fromEntries(directory.agents);
  const members = [...directory.members.values()];
  const head: SnapshotHead = { v: 1, workspace, file: 1, offset: 0, position, agents, members, conflicts };
  const { bytes } = await writeSnapshot(head, snapshotPages(directory));
  const hash = await sha256(bytes);
  const put = await putBlob(store, startName(hash), { bytes, type: 'application/gzip' }, { ifAbsent: true });
  if (put.state === 'written' || put.state === 'exists') return hash;
  return put.state === 'changed' ? stopped({ kind: 'foreign' }) : problemOf(put, 'create');
}

function* snapshotPages({ pages }: WholeDirectory): Generator<SnapshotPage> {
  for (const page of pages()) yield page.map(([doc, folded]) => writeFolded(doc, folded));
}

/** The manifest comes last: with it the workspace is there. Of two who start at once the first one's stands. */
async function createLog(store: Store, manifest: Manifest): Promise<true | StartOutcome> {
  const created = await createAppendBlob(store, logName(1));
  if (created.state !== 'created' && created.state !== 'exists') return problemOf(created, 'create');
  const content = { bytes: writeManifest(manifest), type: 'application/json' };
  const put = await putBlob(store, MANIFEST, content, { ifAbsent: true });
  if (put.state === 'written') return true;
  return put.state === 'exists' || put.state === 'changed' ? { state: 'exists' } : problemOf(put, 'create');
}
