import { type ObservingStep, writeObserving } from '../../db/observed.ts';
import type { Db } from '../../db/schema.ts';
import { type ObservingRun, parseRun } from './observing-run.ts';

/**
 * Keeps what was heard together with what becomes of the run, given what it is by then. Rejects with `RunStopped` when
 * it was paused, cancelled or erased meanwhile: then nothing of the step is kept.
 */
export type TakeStep = (
  change: (run: ObservingRun) => ObservingRun,
  heard?: Omit<ObservingStep, 'run'>,
) => Promise<ObservingRun>;

export class RunStopped extends Error {}

/** Steps of the run of this number. */
export function stepsOf(db: Db, number: number): TakeStep {
  return async (change, heard = {}) => {
    const next = (before: object | undefined) => {
      const run = parseRun(before);
      return run?.number === number && run.state === 'running' ? change(run) : undefined;
    };
    const run = parseRun(await writeObserving(db, { ...heard, run: next }));
    if (!run) throw new RunStopped();
    return run;
  };
}
