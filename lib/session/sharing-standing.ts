import type { Held } from '../db/held.ts';
import type { SyncOutcome } from '../workspace/sync/create-sync.ts';
import type { StopReason } from '../workspace/sync/sync-problem.ts';
import type { SyncStatus } from '../workspace/sync/sync-status.ts';

/** How it stands with sharing. In each of them, what was changed is saved in this browser. */
export type Standing =
  /** Shared with no one. */
  | { state: 'local' }
  /** It shares, and does not know any more where. */
  | { state: 'noAddress'; waiting: number }
  | { state: 'shared'; at?: string | undefined }
  /** Changes, or the first exchange, are next. */
  | { state: 'due'; waiting: number; at?: string | undefined }
  /** It goes on by itself. */
  | { state: 'offline' | 'busy'; waiting: number; at?: string | undefined }
  /** Others changed so much that a person should look at it before it is applied. */
  | { state: 'held'; held: Held; waiting: number; at?: string | undefined }
  /** It goes on once a person has done something. */
  | { state: 'stopped'; reason: StopReason; waiting: number; at?: string | undefined };

export function standingOf(status: SyncStatus, hasAddress: boolean): Standing {
  if (!status.sharing) return { state: 'local' };
  const { waiting, held, lastOutcome, lastSharedAt: at } = status;
  if (!hasAddress) return { state: 'noAddress', waiting };
  if (held) return { state: 'held', held, waiting, at };
  return afterOutcome(lastOutcome, waiting, at);
}

function afterOutcome(outcome: SyncOutcome | undefined, waiting: number, at: string | undefined): Standing {
  switch (outcome?.state) {
    case 'waiting':
      return { state: outcome.for === 'network' ? 'offline' : 'busy', waiting, at };
    case 'stopped':
      return { state: 'stopped', reason: outcome.reason, waiting, at };
    case 'shared':
      return waiting > 0 ? { state: 'due', waiting, at } : { state: 'shared', at };
    default:
      return { state: 'due', waiting, at };
  }
}
