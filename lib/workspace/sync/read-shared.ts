import type { SharedDirectory } from '../../db/bootstrap.ts';
import { isPending } from '../../log/pending.ts';
import type { DocId, Folded } from '../../log/types.ts';
import { parseSnapshotName, SNAPSHOTS, startName } from '../codec/blob-names.ts';
import { parseFolded } from '../codec/folded-doc.ts';
import type { Manifest } from '../codec/manifest.ts';
import { readSnapshot, type Snapshot } from '../codec/read-snapshot.ts';
import { listBlobs } from '../transport/list-blobs.ts';
import { getBlob } from '../transport/read-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

/** Undefined: a workspace that began with nothing. */
export type Beginning = string | undefined;

/** Of the newest snapshots so many are tried: anyone who may create blobs may have written some that are none. */
const MOST_SNAPSHOTS = 5;

/**
 * With what a member can begin, the newest first, and what the workspace began with at last. Names sort as their places
 * do. Whoever may not list begins where the workspace began.
 */
export async function listBeginnings(
  store: Store,
  { start }: Manifest,
  options?: CallOptions,
): Promise<Beginning[] | SyncProblem> {
  const began = start.sha256 === undefined ? undefined : startName(start.sha256);
  const listed = await listBlobs(store, SNAPSHOTS, options);
  if (listed.state === 'forbidden') return [began];
  if (listed.state !== 'listed') return problemOf(listed, 'list');
  const names = listed.blobs.map(({ name }) => name).filter((name) => parseSnapshotName(name) !== undefined);
  return [...names.slice(-MOST_SNAPSHOTS).reverse(), began];
}

/** What a snapshot of the workspace holds. */
export async function readShared(
  store: Store,
  manifest: Manifest,
  name: Beginning,
  options?: CallOptions,
): Promise<SharedDirectory | SyncProblem> {
  if (name === undefined) return emptyDirectory(manifest);
  const got = await getBlob(store, name, options);
  if (got.state === 'missing') return stopped({ kind: 'snapshotMissing' });
  if (got.state !== 'found') return problemOf(got, 'read');
  const snapshot = await readSnapshot(got.bytes);
  const shared = snapshot && isAt(name, snapshot) ? sharedIn(snapshot, manifest) : undefined;
  return shared ?? stopped({ kind: 'snapshotDamaged' });
}

/** Whether it is of the place that its name tells; what a workspace began with is named otherwise. */
function isAt(name: string, { head }: Snapshot): boolean {
  const place = parseSnapshotName(name);
  return place === undefined || (place.file === head.file && place.offset === head.offset);
}

const emptyDirectory = ({ workspace, start }: Manifest): SharedDirectory => ({
  cursor: { workspace, file: 1, offset: 0, position: start.position },
  agents: new Map(),
  members: new Map(),
  conflicts: [],
  docs: new Map(),
  seen: start.position,
});

/** Undefined when it is another workspace's, is of where commits wait, or holds what is no document. */
function sharedIn({ head, pages }: Snapshot, manifest: Manifest): SharedDirectory | undefined {
  const { workspace, file, offset, position, conflicts } = head;
  if (workspace !== manifest.workspace || isPending(position)) return undefined;
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
