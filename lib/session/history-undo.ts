import { getEntry, getHead } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import type { DocId } from '../log/types.ts';
import { planUndo, type UndoPlan } from '../log/undo.ts';
import { countDisputes } from './conflict-disputes.ts';
import { readDocs } from './read-docs.ts';
import { type Author, docOf, reviewPlan } from './review-plan.ts';
import type { Reviewable, ReviewNote } from './reviewable.ts';

/** Takes back any commit of the history, through a review that warns of what was changed again since; undefined when nothing is left to take back. */
export async function reviewUndo(db: Db, position: number, author: () => Author): Promise<Reviewable | undefined> {
  const base = await getHead(db);
  const entry = await getEntry(db, position);
  if (!entry) return undefined;
  const before = await readDocs(
    db,
    entry.inverse.flatMap((op) => docOf(op) ?? []),
  );
  const undo = planUndo(entry, before, base);
  const reviewable = reviewPlan(db, { plan: undo.plan, before, notes: undoNotes(undo) }, author);
  return reviewable.changes.length > 0 || reopened(undo) > 0 ? reviewable : undefined;
}

/** Conflicts that are taken up again. */
const reopened = ({ plan }: UndoPlan) =>
  countDisputes(plan.ops.flatMap((op) => ('reopen' in op || 'settle' in op ? (op.of ?? []) : [])));

function undoNotes(undo: UndoPlan): ReviewNote[] {
  const { collisions, gone, plan } = undo;
  const notes: ReviewNote[] = [];
  const count = reopened(undo);
  const isSettling = plan.ops.some((op) => 'settle' in op);
  if (count > 0)
    notes.push({
      level: 'info',
      key: isSettling ? 'conflicts.review.settles' : 'changes.undo.reopens',
      params: { count },
    });
  if (collisions.length > 0)
    notes.push({
      level: 'warning',
      key: 'changes.undo.collisions',
      params: { count: collisions.length, docs: countDocs(collisions.map(({ doc }) => doc)) },
    });
  if (gone.length > 0) notes.push({ level: 'info', key: 'changes.undo.gone', params: { count: countDocs(gone) } });
  return notes;
}

const countDocs = (docs: readonly DocId[]) => new Set(docs).size;
