import type { SharedDirectory } from '../../db/bootstrap.ts';
import type { DocId, Folded } from '../../log/types.ts';
import { parseSnapshotName, SNAPSHOTS, startName } from '../codec/blob-names.ts';
import { parseFolded } from '../codec/folded-doc.ts';
import type { Manifest } from '../codec/manifest.ts';
import { readSnapshot, type Snapshot } from '../codec/read-snapshot.ts';
import { listBlobs } from '../transport/list-blobs.ts';
import { getBlob } from '../transport/read-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

/** What a workspace's newest snapshot holds, or what it began with. */
export async function readShared(
  store: Store,
  manifest: Manifest,
  options?: CallOptions,
): Promise<SharedDirectory | SyncProblem> {
  const name = await newestSnapshot(store, manifest, options);
  if (typeof name === 'object') return name;
  if (name === undefined) return emptyDirectory(manifest);
  const got = await getBlob(store, name, options);
  if (got.state === 'missing') return stopped({ kind: 'snapshotMissing' });
  if (got.state !== 'found') return problemOf(got, 'read');
  const snapshot = await readSnapshot(got.bytes);
  return (snapshot && sharedIn(snapshot, manifest)) ?? stopped({ kind: 'snapshotDamaged' });
}

/** Names sort as their places do. Whoever may not list begins where the workspace began. */
async function newestSnapshot(
  store: Store,
  { start }: Manifest,
  options: CallOptions | undefined,
): Promise<string | SyncProblem | undefined> {
  const began = start.sha256 === undefined ? undefined : startName(start.sha256);
  const listed = await listBlobs(store, SNAPSHOTS, options);
  if (listed.state === 'forbidden') return began;
  if (listed.state !== 'listed') return problemOf(listed, 'list');
  return listed.blobs.filter(({ name }) => parseSnapshotName(name)).at(-1)?.name ?? began;
}

const emptyDirectory = ({ workspace, start }: Manifest): SharedDirectory => ({
  cursor: { workspace, file: 1, offset: 0, position: start.position },
  agents: new Map(),
  members: new Map(),
  conflicts: [],
  docs: new Map(),
  seen: start.position,
});

/** Undefined when it is another workspace's, or holds what is no document. */
function sharedIn({ head, pages }: Snapshot, manifest: Manifest): SharedDirectory | undefined {
  const { workspace, file, offset, position, conflicts } = head;
  if (workspace !== manifest.workspace) return undefined;
  const docs = new Map<DocId, Folded>();
  for (const written of pages.flat()) {
    const folded = parseFolded(written);
    if (!folded) return undefined;
    docs.set(written.doc, folded);
  }
  const cursor = { workspace, file, offset, position };
  const members = new Map((head.members ?? []).map((member) => [member.agent, member]));
  return { cursor, agents: new Map(Object.entries(head.agents)), members, conflicts, docs, seen: position };
}
