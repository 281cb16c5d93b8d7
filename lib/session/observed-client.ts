import type { ObservedChoices } from '../partner-center/observe/observed-choices.ts';
import { type PlanOptions, type PlanWorker, startPlan } from '../transfer/plan-client.ts';
import type { ObservedQuestion } from './observed-prepare.ts';
import type { ObservedReview, ObservedSummary } from './observed-summary.ts';

export type ObservedWorker = PlanWorker<ObservedQuestion, ObservedSummary>;

export interface CompareOptions extends PlanOptions, Pick<ObservedQuestion, 'today' | 'dbName'> {
  choices: ObservedChoices;
}

const startWorker = (): ObservedWorker =>
  new Worker(new URL('./options-worker.ts', import.meta.url), { type: 'module' });

/** Compares in a worker what Partner Center said last with the directory. Rejects with the signal's reason when cancelled. */
export async function compareObserved(options: CompareOptions, start = startWorker): Promise<ObservedReview> {
  const { choices, today, dbName } = options;
  options.signal?.throwIfAborted();
  return startPlan(start(), { type: 'read', choices, today, dbName }, options);
}
