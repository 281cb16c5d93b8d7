import { type EndSharingOutcome, endSharing } from '../../db/end-sharing.ts';
import type { Db } from '../../db/schema.ts';
import { syncLock } from './sync-lock.ts';
import { announceSyncStatus } from './sync-status.ts';

export type LeaveOutcome = EndSharingOutcome;

/**
 * Keeps the directory and shares it no more. Waits for an exchange that goes on. While sent commits may still arrive,
 * share once more before, or they would be the team's and not here.
 */
export async function leaveWorkspace(db: Db): Promise<LeaveOutcome> {
  const outcome = await navigator.locks.request(syncLock(db), () => endSharing(db));
  announceSyncStatus();
  return outcome;
}
