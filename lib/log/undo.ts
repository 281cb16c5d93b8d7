import { dequal } from 'dequal/lite';
import { applyPut } from './apply-op.ts';
import { fieldChanges, fieldsSet } from './changes.ts';
import { fieldsOf } from './diff.ts';
import { readPath } from './paths.ts';
import { createPlan } from './plan.ts';
import type { Commit, DocId, FieldChange, Json, Op, Path, Plan, PutOp, ReopenOp, SettleOp } from './types.ts';

/** A commit as it was written, with what takes it back. */
export interface LogEntry {
  position: number;
  commit: Commit;
  inverse: Op[];
}

export interface UndoPlan {
  plan: Plan;
  /** Fields that were changed again since: undoing overwrites the later value (`before`) with the one of then (`after`). */
  collisions: FieldChange[];
  /** Documents that are gone, so that there is nothing left to take back in them. */
  gone: DocId[];
}

/** Takes a commit back as a new commit. Later changes to the same fields are listed for the review, never overwritten unseen. */
export function planUndo(entry: LogEntry, current: (doc: DocId) => object | undefined, base: number): UndoPlan {
  const dropped = new Set(entry.commit.ops.flatMap((op) => ('drop' in op ? [op.drop] : [])));
  // Undoing a drop brings the whole document back; every other undo needs the document to be there.
  const isPossible = (op: Op) =>
    isAboutConflict(op) || ('put' in op && dropped.has(op.put)) || current(docOf(op)) !== undefined;
  const ops = entry.inverse.filter(isPossible);
  const gone = entry.inverse.filter((op) => !isPossible(op)).map(docOf);
  return { plan: createPlan('undo', base, ops), collisions: collisionsOf(entry, ops, current), gone };
}

/** Settling writes to no document, and neither does its undoing. */
const isAboutConflict = (op: Op): op is SettleOp | ReopenOp => 'settle' in op || 'reopen' in op;

const docOf = (op: Op): DocId => ('put' in op ? op.put : 'drop' in op ? op.drop : 'workspace');

function collisionsOf(
  entry: LogEntry,
  undo: readonly Op[],
  current: (doc: DocId) => object | undefined,
): FieldChange[] {
  const undone = new Map(undo.flatMap((op) => (isAboutConflict(op) ? [] : [[docOf(op), op] as const])));
  return entry.commit.ops.flatMap((op) => {
    const inverse = undone.get(docOf(op));
    const document = current(docOf(op));
    if (isAboutConflict(op) || !inverse || !document) return [];
    // Created anew since it was dropped: bringing the old one back overwrites what they do not share.
    if ('drop' in op) return fieldChanges(inverse, document);
    return 'drop' in inverse ? changesSince(op, document) : overwritten(op, inverse, document);
  });
}

/** Undoing a creation drops the document with everything that was added or changed since. */
function changesSince(op: PutOp, document: object): FieldChange[] {
  const { next } = applyPut(undefined, op, { position: 0, agent: '', n: 0, base: 0 });
  const created = new Map(fieldsSet(fieldsOf(next?.value ?? {})));
  return fieldsSet(fieldsOf(document))
    .filter(([path, value]) => !dequal(created.get(path), value))
    .map(([path, before]) => ({ doc: op.put, path, before }));
}

function overwritten(op: PutOp, inverse: PutOp, document: object): FieldChange[] {
  return [...fieldsSet(op.set), ...(op.unset ?? []).map((path): [Path, undefined] => [path, undefined])]
    .filter(([path, written]) => !dequal(readPath(document, path), written))
    .map(([path]) => collision(op.put, path, readPath(document, path), inverse));
}

function collision(doc: DocId, path: Path, later: Json | undefined, inverse: Op): FieldChange {
  const restored = 'put' in inverse ? inverse.set?.[path] : undefined;
  return {
    doc,
    path,
    ...(later === undefined ? {} : { before: later }),
    ...(restored === undefined ? {} : { after: restored }),
  };
}
