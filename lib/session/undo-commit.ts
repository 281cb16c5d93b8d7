import { type CommitOutcome, commitPlan } from '../db/commit.ts';
import { getEntry, getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { planUndo } from '../log/undo.ts';
import { readDocs } from './read-docs.ts';
import { type Author, docOf } from './review-plan.ts';

/**
 * Takes back, at once, what was confirmed a moment ago. `stale` when one of its fields was changed again meanwhile:
 * then the history's Undo, with its review, is the way.
 */
export async function undoCommit(db: Db, position: number, author: Author): Promise<CommitOutcome> {
  const base = await getHead(db);
  const entry = await getEntry(db, position);
  if (!entry) return { state: 'empty' };
  const current = await readDocs(
    db,
    entry.inverse.flatMap((op) => docOf(op) ?? []),
  );
  const { plan, collisions } = planUndo(entry, current, base);
  if (collisions.length > 0) return { state: 'stale', docs: [...new Set(collisions.map(({ doc }) => doc))] };
  return commitPlan(db, plan, author);
}
