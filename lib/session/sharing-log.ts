import type { SyncLogLine } from '../db/sync-log.ts';

/** How one exchange with the team's log ended: codes and counts, no address, token or name. */
export type SharingLine = SyncLogLine;
