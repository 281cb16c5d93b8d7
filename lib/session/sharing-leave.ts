import type { Db } from '../db/open.ts';
import { leaveWorkspace } from '../workspace/sync/leave-workspace.ts';

/** Of what is on its way nobody knows whether it arrived: nothing was left then. */
export type LeftOutcome = 'left' | 'inFlight';

/** Leaves with the directory as it is; what is on its way is given one more exchange to arrive. */
export async function leave(db: Db, shareNow: () => Promise<void>): Promise<LeftOutcome> {
  const first = await leaveWorkspace(db);
  if (first.state !== 'inFlight') return 'left';
  await shareNow();
  return (await leaveWorkspace(db)).state === 'inFlight' ? 'inFlight' : 'left';
}
