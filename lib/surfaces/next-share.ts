import type { SyncOutcome } from '../workspace/sync/create-sync.ts';
import { retryInMs } from '../workspace/sync/next-sync.ts';
import type { SyncProblem } from '../workspace/sync/sync-problem.ts';

export interface Pace {
  /** While all is well; a quarter more or less, so that a team's members spread. */
  everyInMs: number;
  /** From 0 to 1. */
  random: () => number;
}

/** Another page or worker of this profile is at it, and may just have ended: its turn is waited for. */
const ELSEWHERE_IN_MS = 2_000;

export const isProblem = (outcome: SyncOutcome): outcome is SyncProblem & { waiting: number } =>
  outcome.state === 'waiting' || outcome.state === 'stopped';

/** When to share next, `failures` counting this outcome; undefined: not before this profile shares its directory. */
export function nextShareInMs(outcome: SyncOutcome, failures: number, { everyInMs, random }: Pace): number | undefined {
  if (outcome.state === 'notSharing') return undefined;
  if (outcome.state === 'elsewhere') return ELSEWHERE_IN_MS;
  if (isProblem(outcome)) return retryInMs(outcome, failures, random());
  return Math.round(everyInMs * (0.75 + random() / 2));
}
