import { getAddress } from '../db/address.ts';
import type { Db } from '../db/open.ts';
import { createSync, type Sync, type SyncOutcome } from '../workspace/sync/create-sync.ts';
import { parseWorkspaceUrl } from '../workspace/transport/parse-workspace-url.ts';

/** One exchange with the team's log at the address that is stored; without one nothing is shared. */
export function createSharer(db: Db, reach: typeof fetch): () => Promise<SyncOutcome> {
  let last: { url: string; sync: Sync } | undefined;

  function syncAt(url: string): Sync | undefined {
    if (last?.url === url) return last.sync;
    const parsed = parseWorkspaceUrl(url);
    if (!parsed.ok) return undefined;
    const store = { address: parsed.address, fetch: reach, now: Date.now };
    const sync = createSync(db, store, { asksForRights: parsed.grant.abilities === undefined });
    last = { url, sync };
    return sync;
  }

  return async () => {
    const url = await getAddress(db);
    const sync = url === undefined ? undefined : syncAt(url);
    return sync ? sync.run() : { state: 'notSharing' };
  };
}
