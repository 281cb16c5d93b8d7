import { type CommitOutcome, commitPlan } from '../db/commit.ts';
import { readInverse } from '../db/history.ts';
import { justWritten } from '../db/just-written.ts';
import type { Db } from '../db/open.ts';
import { createPlan } from '../log/plan.ts';
import type { Author } from './review-plan.ts';

/**
 * Takes back, at once, what was confirmed a moment ago. `stale` when one of its fields was changed again meanwhile:
 * then the history's Undo, with its review, is the way. `empty` when it changed nothing or the history has no trace of it.
 */
export async function undoCommit(db: Db, position: number, author: Author): Promise<CommitOutcome> {
  const written = await readInverse(db, position);
  if (!written) return { state: 'empty' };
  // Worked out against the very commit that it takes back, so that writing it refuses whatever came after.
  return commitPlan(db, createPlan('undo', written.revision, written.inverse), author, justWritten(db));
}
