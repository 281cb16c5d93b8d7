import type { StoreFault } from '../transport/store-fault.ts';

/** What a member was doing when the store did not let it. */
export type Doing = 'read' | 'list' | 'append' | 'create';

/** Why sharing stands still until a person, or another version, does something. What is committed waits meanwhile. */
export type StopReason =
  /** The token does not allow it, has run out or was revoked. */
  | { kind: 'forbidden'; doing: Doing; code: string }
  | { kind: 'noContainer' }
  /** What answers is not the store: a sign-in page, a proxy. */
  | { kind: 'notStore'; why: Extract<StoreFault, { state: 'notStore' }>['why'] }
  /** A refusal that nothing here expects. */
  | { kind: 'refused'; doing: Doing; status: number; code: string }
  /** The container holds no workspace: none was started, or it was emptied. */
  | { kind: 'noWorkspace' }
  /** The container holds what another program put there. */
  | { kind: 'foreign' }
  /** The container holds another workspace than the one that was joined. */
  | { kind: 'otherWorkspace' }
  /** The workspace needs a later version of the extension. */
  | { kind: 'newer' }
  /** A file of the log is gone. */
  | { kind: 'logMissing'; file: number }
  /** A file of the log ends before where it was read to. */
  | { kind: 'logShorter'; file: number }
  /** A file of the log is not the one that was read, or holds what is no line at all. */
  | { kind: 'logReplaced'; file: number }
  /** Operations that a commit names are gone, or are not what it says. */
  | { kind: 'partMissing' | 'partDamaged'; sha256: string }
  /** What a member begins with is gone, or is not what it says. */
  | { kind: 'snapshotMissing' | 'snapshotDamaged' }
  /** What this profile has at a position of the log is not what another member had there. */
  | { kind: 'differs'; position: number }
  /** A commit of this profile is none that a log may hold, or that anyone takes. */
  | { kind: 'unsendable'; n: number };

export type SyncProblem =
  /** Nothing is wrong that does not pass: try again later. */
  { state: 'waiting'; for: 'network' | 'store'; retryAfterInMs?: number } | { state: 'stopped'; reason: StopReason };

export const stopped = (reason: StopReason): SyncProblem => ({ state: 'stopped', reason });

export function problemOf(fault: StoreFault, doing: Doing): SyncProblem {
  switch (fault.state) {
    case 'unreachable':
    case 'timedOut':
      return { state: 'waiting', for: 'network' };
    case 'busy': {
      const { retryAfterInMs } = fault;
      return { state: 'waiting', for: 'store', ...(retryAfterInMs === undefined ? {} : { retryAfterInMs }) };
    }
    case 'forbidden':
      return stopped({ kind: 'forbidden', doing, code: fault.code });
    case 'noContainer':
      return stopped({ kind: 'noContainer' });
    case 'notStore':
      // A cut answer passes; a page in the store's place does not.
      return fault.why === 'truncated' || fault.why === 'wrongRange'
        ? { state: 'waiting', for: 'network' }
        : stopped({ kind: 'notStore', why: fault.why });
    case 'refused':
      return stopped({ kind: 'refused', doing, status: fault.status, code: fault.code });
  }
}
