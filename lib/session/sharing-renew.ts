import { putAddress } from '../db/address.ts';
import type { Db } from '../db/open.ts';
import { reportError } from '../report-error.ts';
import { checkWorkspace } from '../workspace/sync/read-manifest.ts';
import type { EntryProblem } from './sharing-entry.ts';
import { type Reach, reachStore } from './sharing-place.ts';

interface RenewOptions extends Reach {
  askPermission: (pattern: string) => Promise<boolean>;
}

/**
 * Puts another address of the same workspace in the place of the stored one, as when its token has run out; undefined
 * once that is done. To be called in the click itself.
 */
export async function renewAddress(
  db: Db,
  workspace: string,
  text: string,
  { askPermission, ...reach }: RenewOptions,
): Promise<EntryProblem | undefined> {
  const found = reachStore(text, reach);
  if (typeof found === 'string') return { kind: 'address', reason: found };
  try {
    if (!(await askPermission(found.pattern))) return { kind: 'permission' };
    const problem = await checkWorkspace(found.store, workspace);
    if (problem) return { kind: 'store', problem };
    await putAddress(db, found.store.address.secretUrl());
    return undefined;
  } catch (fault) {
    return { kind: 'fault', reason: reportError('Using another address of the workspace', fault) };
  }
}
