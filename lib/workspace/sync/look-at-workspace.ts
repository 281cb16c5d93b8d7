import type { SharedDirectory } from '../../db/bootstrap.ts';
import { type Member, membersAfter, newestFirst } from '../../db/members.ts';
import type { Cursor, Members } from '../../db/schema.ts';
import { foldCommit } from '../../log/fold.ts';
import { placeLines } from '../../log/place-lines.ts';
import type { DocId, Folded } from '../../log/types.ts';
import type { Manifest } from '../codec/manifest.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { batchesOf } from './batches-of.ts';
import { readLog } from './read-log.ts';
import { readManifest } from './read-manifest.ts';
import { type Beginning, listBeginnings, readShared } from './read-shared.ts';
import { type DirectorySummary, summarise } from './summarise.ts';
import { type StopReason, type SyncProblem, stopped } from './sync-problem.ts';

/** A workspace as it is before anyone joins it. */
export interface FoundWorkspace extends DirectorySummary {
  /** Random. */
  id: string;
  /** Lines of the team's log. */
  changes: number;
  /** Who has written to it, the newest first. */
  members: Member[];
  /** What joining begins with. */
  shared: SharedDirectory;
}

export type LookOutcome =
  | { state: 'found'; workspace: FoundWorkspace }
  /** The container is empty: a workspace can be started there. */
  | { state: 'none' }
  | SyncProblem;

export interface LookOptions extends CallOptions {
  /** Told after each part of the log that was read: lines so far. */
  onProgress?: (changes: number) => void;
}

/** Reads what a container holds, and changes nothing there or here. */
export async function lookAtWorkspace(store: Store, options: LookOptions = {}): Promise<LookOutcome> {
  const manifest = await readManifest(store, options);
  if (manifest.state !== 'found') return manifest;
  const beginnings = await listBeginnings(store, manifest.manifest, options);
  if ('state' in beginnings) return beginnings;
  for (const name of beginnings.slice(0, -1)) {
    const outcome = await lookFrom(store, manifest.manifest, name, options);
    if (!isRefuted(outcome)) return outcome;
  }
  return lookFrom(store, manifest.manifest, beginnings.at(-1), options);
}

/** What a snapshot says or where it says it was taken is not so: an older one may do. */
const REFUTED: ReadonlySet<StopReason['kind']> = new Set([
  'snapshotMissing',
  'snapshotDamaged',
  'logMissing',
  'logShorter',
  'logReplaced',
]);

const isRefuted = (outcome: LookOutcome): boolean => outcome.state === 'stopped' && REFUTED.has(outcome.reason.kind);

async function lookFrom(
  store: Store,
  manifest: Manifest,
  name: Beginning,
  options: LookOptions,
): Promise<Exclude<LookOutcome, { state: 'none' }>> {
  const { workspace: id, start } = manifest;
  const shared = await readShared(store, manifest, name, options);
  if ('state' in shared) return shared;
  const now = await readOn(store, shared, (at) => options.onProgress?.(at - start.position), options);
  if ('state' in now) return now;
  const changes = now.cursor.position - start.position;
  const members = newestFirst(now.members);
  return {
    state: 'found',
    workspace: { id, ...summarise(now.docs), changes, members, shared: { ...shared, seen: now.cursor.position } },
  };
}

interface FoldedOn {
  cursor: Cursor;
  agents: ReadonlyMap<string, number>;
  members: Members;
  docs: Map<DocId, Folded>;
}

/** The directory at the log's end. */
async function readOn(
  store: Store,
  { cursor, agents, members, docs }: SharedDirectory,
  onProgress: (position: number) => void,
  options: CallOptions,
): Promise<FoldedOn | SyncProblem> {
  let at: FoldedOn = { cursor, agents, members, docs: new Map(docs) };
  for (;;) {
    const read = await readLog(store, at.cursor, options);
    if (read.state !== 'read') return read;
    for await (const batch of batchesOf(store, at.cursor, read.tail, options)) {
      if ('state' in batch) return batch;
      at = foldedOn(at, batch.lines, batch.to);
      onProgress(at.cursor.position);
    }
    if (read.tail.state === 'newer') return stopped({ kind: 'newer' });
    if (read.tail.state === 'open' && read.isEnd) return at;
  }
}

function foldedOn(before: FoldedOn, lines: Parameters<typeof placeLines>[0], cursor: Cursor): FoldedOn {
  const { docs } = before;
  const { arrived, agents } = placeLines(lines, { ...before, position: before.cursor.position }, new Map());
  for (const { position, commit } of arrived) {
    const folded = foldCommit(commit, position, (doc) => docs.get(doc));
    for (const [doc, next] of folded.docs) docs.set(doc, next);
  }
  return { cursor, agents, members: membersAfter(before.members, arrived), docs };
}
