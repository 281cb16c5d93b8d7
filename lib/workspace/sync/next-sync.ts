import type { SyncProblem } from './sync-problem.ts';

const FIRST_IN_MS = 5_000;
const LONGEST_IN_MS = 15 * 60_000;

/**
 * How long to wait after as many failures in a row, counted from 1: twice as long each time, half of it by chance so
 * that a team's members do not come back all at once, and never sooner than the store asks. `random`: from 0 to 1.
 */
export function retryInMs(problem: SyncProblem, failures: number, random: number): number {
  const full = Math.min(FIRST_IN_MS * 2 ** (failures - 1), LONGEST_IN_MS);
  const asked = problem.state === 'waiting' ? (problem.retryAfterInMs ?? 0) : 0;
  return Math.max(asked, Math.round(full / 2 + (full / 2) * random));
}
