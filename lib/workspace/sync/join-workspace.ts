import { bootstrap } from '../../db/bootstrap.ts';
import type { Db } from '../../db/schema.ts';
import { keepRestorePoint } from '../restore/keep-restore-point.ts';
import type { FoundWorkspace } from './look-at-workspace.ts';

/** What becomes of this profile's own directory: there is none, or it goes; kept, it can be put back as a plan. */
export type LocalDirectory = 'none' | 'drop' | 'keep';

export type JoinOutcome =
  /** `restorePoint`: key of the directory that was replaced. */
  | { state: 'joined'; restorePoint?: number }
  /** This profile has a directory of its own, or shares one already. */
  | { state: 'notEmpty' };

/**
 * Puts a workspace's directory in place of this profile's, of which a restore point is kept; syncing brings what the
 * log has since. After `keep` its own changes are for `planAdoption` to bring in.
 */
export async function joinWorkspace(db: Db, { shared }: FoundWorkspace, local: LocalDirectory): Promise<JoinOutcome> {
  if (local === 'none') {
    const { state } = await bootstrap(db, shared, 'nothing');
    return { state: state === 'joined' ? 'joined' : 'notEmpty' };
  }
  for (;;) {
    const { key, revision } = await keepRestorePoint(db, 'join');
    const { state } = await bootstrap(db, shared, { revision });
    if (state === 'joined') return { state, restorePoint: key };
    if (state === 'notEmpty') return { state };
  }
}
