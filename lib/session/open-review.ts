import type { Problem } from '../directory/problem.ts';
import type { OptionsSession } from './options-session.ts';
import type { ReviewOptions } from './review.ts';
import { type PlannedChange, reviewPlan } from './review-plan.ts';

/** What became of a form: its review opened, nothing differs from what is on record, or it has problems. */
export type FormOutcome = { state: 'opened' } | { state: 'unchanged' } | { state: 'problems'; problems: Problem[] };

type ReviewingSession = Pick<OptionsSession, 'db' | 'author' | 'review'>;

/** Opens the review of a planned change, unless it changes nothing. */
export function openReview(
  { db, author, review }: ReviewingSession,
  planned: PlannedChange,
  options: ReviewOptions = {},
): FormOutcome {
  if (planned.plan.ops.length === 0) return { state: 'unchanged' };
  review.open(reviewPlan(db, planned, author), options);
  return { state: 'opened' };
}

export const problemsOf = (outcome: FormOutcome | undefined): Problem[] =>
  outcome?.state === 'problems' ? outcome.problems : [];
