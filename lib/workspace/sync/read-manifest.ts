import { MANIFEST } from '../codec/blob-names.ts';
import { type Manifest, parseManifest } from '../codec/manifest.ts';
import { getBlob } from '../transport/read-blob.ts';
import type { CallOptions, Store } from '../transport/send.ts';
import { problemOf, type SyncProblem, stopped } from './sync-problem.ts';

export type ManifestOutcome = { state: 'found'; manifest: Manifest } | { state: 'none' } | SyncProblem;

/** Which workspace a container holds. */
export async function readManifest(store: Store, options?: CallOptions): Promise<ManifestOutcome> {
  const got = await getBlob(store, MANIFEST, options);
  if (got.state === 'missing') return { state: 'none' };
  if (got.state !== 'found') return problemOf(got, 'read');
  const parsed = parseManifest(got.bytes);
  return parsed.ok ? { state: 'found', manifest: parsed.manifest } : stopped({ kind: parsed.reason });
}

/** Undefined when the container holds the workspace that was joined. */
export async function checkWorkspace(
  store: Store,
  workspace: string,
  options?: CallOptions,
): Promise<SyncProblem | undefined> {
  const outcome = await readManifest(store, options);
  if (outcome.state === 'none') return stopped({ kind: 'noWorkspace' });
  if (outcome.state !== 'found') return outcome;
  return outcome.manifest.workspace === workspace ? undefined : stopped({ kind: 'otherWorkspace' });
}
