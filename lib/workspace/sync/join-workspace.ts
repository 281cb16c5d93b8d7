import { bootstrap, type SharedDirectory } from '../../db/bootstrap.ts';
import type { Db } from '../../db/schema.ts';
import type { DocId, Folded } from '../../log/types.ts';
import { parseSnapshotName, SNAPSHOTS, startName } from '../codec/blob-names.ts';
import { parseFolded } from '../codec/folded-doc.ts';
import type { Manifest } from '../codec/manifest.ts';
import { readSnapshot, type Snapshot } from '../codec/read-snapshot.ts';
import { listBlobs } from '../transport/list-blobs.ts';
import { getBlob } from '../transport/read-blob.ts';
import type { Store } from '../transport/send.ts';
import { readManifest } from './read-manifest.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

export type JoinOutcome =
  | { state: 'joined' }
  /** The container is empty: a workspace can be started there. */
  | { state: 'none' }
  /** This profile has a directory of its own. */
  | { state: 'notEmpty' }
  | SyncProblem;

/** Fills an empty profile from a workspace's newest snapshot; syncing brings what the log has since. */
export async function joinWorkspace(db: Db, store: Store): Promise<JoinOutcome> {
  const found = await readManifest(store);
  if (found.state !== 'found') return found;
  const shared = await readShared(store, found.manifest);
  return 'docs' in shared ? bootstrap(db, shared) : shared;
}

async function readShared(store: Store, manifest: Manifest): Promise<SharedDirectory | SyncProblem> {
  const name = await newestSnapshot(store, manifest);
  if (typeof name === 'object') return name;
  if (name === undefined) return emptyDirectory(manifest);
  const got = await getBlob(store, name);
  if (got.state === 'missing') return stopped({ kind: 'snapshotMissing' });
  if (got.state !== 'found') return problemOf(got, 'read');
  const snapshot = await readSnapshot(got.bytes);
  return (snapshot && sharedIn(snapshot, manifest)) ?? stopped({ kind: 'snapshotDamaged' });
}

/** Names sort as their places do. Whoever may not list begins where the workspace began. */
async function newestSnapshot(store: Store, { start }: Manifest): Promise<string | SyncProblem | undefined> {
  const began = start.sha256 === undefined ? undefined : startName(start.sha256);
  const listed = await listBlobs(store, SNAPSHOTS);
  if (listed.state === 'forbidden') return began;
  if (listed.state !== 'listed') return problemOf(listed, 'list');
  return listed.blobs.filter(({ name }) => parseSnapshotName(name)).at(-1)?.name ?? began;
}

const emptyDirectory = ({ workspace, start }: Manifest): SharedDirectory => ({
  cursor: { workspace, file: 1, offset: 0, position: start.position },
  agents: new Map(),
  conflicts: [],
  docs: new Map(),
});

/** Undefined when it is another workspace's, or holds what is no document. */
function sharedIn({ head, pages }: Snapshot, manifest: Manifest): SharedDirectory | undefined {
  const { workspace, file, offset, position, agents, conflicts } = head;
  if (workspace !== manifest.workspace) return undefined;
  const docs = new Map<DocId, Folded>();
  for (const written of pages.flat()) {
    const folded = parseFolded(written);
    if (!folded) return undefined;
    docs.set(written.doc, folded);
  }
  const cursor = { workspace, file, offset, position };
  return { cursor, agents: new Map(Object.entries(agents)), conflicts, docs };
}
