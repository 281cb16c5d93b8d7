import { getHeld, type Held } from '../../db/held.ts';
import { getLastRun, putLastRun } from '../../db/last-run.ts';
import { getMembers, type Member } from '../../db/members.ts';
import { countWaiting } from '../../db/outbox.ts';
import type { Db } from '../../db/schema.ts';
import { getCursor, getInFlight } from '../../db/sync-state.ts';
import type { SyncOutcome } from './create-sync.ts';

/** How it stands with sharing, read from what is stored: no request is made. */
export type SyncStatus =
  | { sharing: false }
  | {
      sharing: true;
      /** Its id. */
      workspace: string;
      /** Commits that the team's log does not hold yet. */
      waiting: number;
      /** Some of them were sent, and nobody knows whether they arrived. */
      inFlight: boolean;
      /** ISO 8601 instant at which everything was last exchanged. */
      lastSharedAt?: string;
      /** ISO 8601 instant at which it was last tried. */
      lastRunAt?: string;
      lastOutcome?: SyncOutcome;
      /** What others have changed and a person should look at first. */
      held?: Held;
      /** Lines of the team's log that are here, counted from the team's first. */
      position: number;
      /** Who has written, the newest first. */
      members: Member[];
    };

export async function readSyncStatus(db: Db): Promise<SyncStatus> {
  const cursor = await getCursor(db);
  if (!cursor) return { sharing: false };
  const [waiting, inFlight, members, stored, last] = await Promise.all([
    countWaiting(db),
    getInFlight(db),
    getMembers(db),
    getHeld(db),
    getLastRun(db),
  ]);
  const { workspace, position } = cursor;
  const held = stored ? { held: stored.held } : {};
  const isInFlight = inFlight !== undefined;
  return { sharing: true, workspace, waiting, inFlight: isInFlight, ...held, position, members, ...lastOf(last) };
}

function lastOf(last: Awaited<ReturnType<typeof getLastRun>>) {
  if (!last) return {};
  const { ranAt: lastRunAt, lastSharedAt, outcome } = last;
  const lastOutcome: SyncOutcome = JSON.parse(outcome);
  return { lastRunAt, lastOutcome, ...(lastSharedAt ? { lastSharedAt } : {}) };
}

const CHANNEL = 'support-contacts/sync-status';

/** Notes how an exchange ended and tells every page. `now`: milliseconds since 1970. */
export async function noteRun(db: Db, outcome: SyncOutcome, now: number): Promise<void> {
  const ranAt = new Date(now).toISOString();
  await putLastRun(db, { ranAt, outcome: JSON.stringify(outcome), isShared: outcome.state === 'shared' });
  announceSyncStatus();
}

/** Tells every open view, this page's own included, that the status may be another. */
export function announceSyncStatus(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back whenever the status may be another. Returns what ends it. */
export function onSyncStatus(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => listener();
  return () => channel.close();
}
