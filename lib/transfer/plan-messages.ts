import type { CommitOutcome } from '../db/commit.ts';
import type { ImportProgress } from './import-review.ts';

/** What a plan is to be worked out of. */
export interface PlanQuestion {
  type: 'read';
  dbName?: string | undefined;
}

export type ToPlanWorker<Question extends PlanQuestion> = Question | { type: 'confirm'; by: string; at: string };

export type FromPlanWorker<Summary> =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'summary'; summary: Summary }
  | { type: 'refused'; code: string; params: Record<string, string | number>; header?: readonly string[] | undefined }
  | { type: 'outcome'; outcome: CommitOutcome }
  | { type: 'failed'; reason: string };
