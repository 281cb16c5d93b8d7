import { getAddress, isAddressByPolicy, putAddress } from '../db/address.ts';
import { isDirectoryEmpty } from '../db/is-directory-empty.ts';
import type { Db } from '../db/open.ts';
import { getCursor } from '../db/sync-state.ts';
import { joinWorkspace } from '../workspace/sync/join-workspace.ts';
import { lookAtWorkspace } from '../workspace/sync/look-at-workspace.ts';
import { checkWorkspace } from '../workspace/sync/read-manifest.ts';
import type { SyncProblem } from '../workspace/sync/sync-problem.ts';
import { announceSyncStatus } from '../workspace/sync/sync-status.ts';
import { parseWorkspaceUrl } from '../workspace/transport/parse-workspace-url.ts';
import type { Store } from '../workspace/transport/send.ts';

/** How it stands with the workspace that the policy names. */
export type JoinByPolicy =
  /** This profile shares it, or another: nothing is to be done. */
  | { state: 'sharing' }
  /** A directory is here: joining is for the person to decide. */
  | { state: 'hasDirectory' }
  /** The container holds no workspace yet: starting one is for a person. */
  | { state: 'none' }
  | { state: 'joined' }
  | SyncProblem;

type Reach = Omit<Store, 'address'>;

/**
 * Joins the workspace at `text` in a profile that has nothing of its own. Never overwrites or mixes a directory; of one
 * that shares already, only an address that a policy brought is renewed. Pages and the worker take turns.
 */
export function joinByPolicy(db: Db, text: string, reach: Reach): Promise<JoinByPolicy> {
  return navigator.locks.request('support-contacts/join-by-policy', async () => {
    const parsed = parseWorkspaceUrl(text);
    if (!parsed.ok) throw new RangeError(parsed.reason);
    const store: Store = { ...reach, address: parsed.address };
    const cursor = await getCursor(db);
    if (cursor) return renewed(db, store, cursor.workspace);
    if (!(await isDirectoryEmpty(db))) return { state: 'hasDirectory' };
    const looked = await lookAtWorkspace(store);
    if (looked.state !== 'found') return looked;
    const { state } = await joinWorkspace(db, looked.workspace, 'none');
    if (state !== 'joined') return { state: 'hasDirectory' };
    await putAddress(db, store.address.secretUrl(), 'policy');
    announceSyncStatus();
    return { state };
  });
}

/**
 * A new token for the same workspace takes the place of the one that a policy brought before, and of none: whoever
 * joined may have ended before the address was kept.
 */
async function renewed(db: Db, store: Store, workspace: string): Promise<JoinByPolicy> {
  const address = await getAddress(db);
  const isOurs = address === undefined || (await isAddressByPolicy(db));
  const isNew = isOurs && address !== store.address.secretUrl();
  if (isNew && (await checkWorkspace(store, workspace)) === undefined) {
    await putAddress(db, store.address.secretUrl(), 'policy');
    announceSyncStatus();
  }
  return { state: 'sharing' };
}
