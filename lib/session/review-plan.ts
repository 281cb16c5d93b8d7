import { commitPlan } from '../db/commit.ts';
import type { KnownDocs } from '../db/known-docs.ts';
import type { Db } from '../db/open.ts';
import { countChanges, fieldChanges } from '../log/changes.ts';
import type { DocId, Op, Plan } from '../log/types.ts';
import type { ReadDoc } from './read-docs.ts';
import { MAX_SHOWN_CHANGES, type Reviewable } from './reviewable.ts';

/** Everything that a change which was not read from a file needs to be shown and written. */
export interface PlannedChange extends Pick<Reviewable, 'notes' | 'preview'> {
  plan: Plan;
  /** The documents that the plan was worked out against. */
  before: ReadDoc;
  /** Spares reading many customers once more when it is written. */
  known?: KnownDocs;
}

export interface Author {
  /** Name as it stands beside the change. */
  by: string;
  /** ISO 8601 instant. */
  at: string;
}

/** Makes a plan reviewable. Nothing is written until `confirm`. */
export function reviewPlan(
  db: Db,
  { plan, before, notes, preview, known }: PlannedChange,
  author: () => Author,
): Reviewable {
  const changes = plan.ops.flatMap((op) => fieldChanges(op, beforeOf(op, before)));
  return {
    changes: changes.slice(0, MAX_SHOWN_CHANGES),
    counts: countChanges(plan.ops, (doc) => before(doc) !== undefined),
    notes,
    ...(preview ? { preview } : {}),
    confirm: () => commitPlan(db, plan, author(), known),
    discard: () => undefined,
  };
}

/** The document an operation is about. */
export function docOf(op: Op): DocId | undefined {
  if ('put' in op) return op.put;
  return 'drop' in op ? op.drop : undefined;
}

function beforeOf(op: Op, before: ReadDoc): object | undefined {
  const doc = docOf(op);
  return doc && before(doc);
}
