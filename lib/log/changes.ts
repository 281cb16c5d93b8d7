import { dequal } from 'dequal/lite';
import { fieldsOf } from './diff.ts';
import { readPath, spreadField } from './paths.ts';
import type { DocId, FieldChange, Json, Op, Path, PutOp } from './types.ts';

/** What an operation changes in a document, field by field, as the review shows it. */
export function fieldChanges(op: Op, before: object | undefined): FieldChange[] {
  if ('settle' in op || 'reopen' in op) return [];
  if ('drop' in op) return before ? droppedFields(op.drop, before).filter(isSeen) : [];
  const sets = fieldsSet(op.set).map(([path, after]) => change(op.put, path, before, after));
  const unsets = (op.unset ?? []).map((path) => change(op.put, path, before, undefined));
  return [...sets, ...unsets].filter(isSeen);
}

/** Lists and groups entry by entry. */
export const fieldsSet = (set: PutOp['set'] = {}): [Path, Json][] =>
  Object.entries(set).flatMap(([path, value]) => spreadField(path, value));

const droppedFields = (doc: DocId, before: object): FieldChange[] =>
  fieldsSet(fieldsOf(before)).map(([path, value]) => ({ doc, path, before: value }));

/** An empty list is what a document begins with: nothing to read in a review. */
const isNothing = (value: Json | undefined) => value === undefined || (Array.isArray(value) && value.length === 0);

const isSeen = ({ before, after }: FieldChange) => !dequal(before, after) && !(isNothing(before) && isNothing(after));

function change(doc: DocId, path: Path, document: object | undefined, after: Json | undefined): FieldChange {
  const before = document && readPath(document, path);
  return { doc, path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

export interface ChangeCounts {
  added: number;
  changed: number;
  dropped: number;
  /** Fields of documents that stay. */
  fields: number;
}

/** Counts documents by what happens to them. */
export function countChanges(ops: readonly Op[], exists: (doc: DocId) => boolean): ChangeCounts {
  const counts: ChangeCounts = { added: 0, changed: 0, dropped: 0, fields: 0 };
  for (const op of ops) {
    if ('drop' in op) counts.dropped += 1;
    else if ('put' in op && !exists(op.put)) counts.added += 1;
    else if ('put' in op) {
      counts.changed += 1;
      counts.fields += Object.keys(op.set ?? {}).length + (op.unset?.length ?? 0);
    }
  }
  return counts;
}
