import type { DocId, FieldChange, Json, Op, PutOp } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';
import { MAX_SHOWN_CHANGES } from './reviewable.ts';

/** One commit's fields before → after. */
export interface EntryChanges {
  /** At most `MAX_SHOWN_CHANGES`. */
  changes: FieldChange[];
  fields: number;
}

const isPut = (op: Op): op is PutOp => 'put' in op;

const docOf = (op: Op): DocId | undefined => {
  if ('put' in op) return op.put;
  return 'drop' in op ? op.drop : undefined;
};

/** Keeps `before` and `after` absent where the field was empty. */
function change(doc: DocId, path: string, before: Json | undefined, after: Json | undefined): FieldChange {
  return { doc, path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

const pathsOf = (op: PutOp | undefined) => [...Object.keys(op?.set ?? {}), ...(op?.unset ?? [])];

/**
 * A commit carries what it wrote and its inverse what was there before: read side by side they are the change.
 * A document that the commit added is dropped by the inverse; one that it dropped is put back whole.
 */
export function entryChanges({ commit, inverse }: LogEntry): EntryChanges {
  const changes: FieldChange[] = [];
  let fields = 0;
  for (const [doc, { forward, backward }] of pair(commit.ops, inverse)) {
    for (const path of new Set([...pathsOf(forward), ...pathsOf(backward)])) {
      fields += 1;
      if (changes.length < MAX_SHOWN_CHANGES)
        changes.push(change(doc, path, backward?.set?.[path], forward?.set?.[path]));
    }
  }
  return { changes, fields };
}

interface Pair {
  forward?: PutOp;
  backward?: PutOp;
}

function pair(ops: readonly Op[], inverse: readonly Op[]): Map<DocId, Pair> {
  const pairs = new Map<DocId, Pair>();
  const add = (op: Op, side: keyof Pair) => {
    const doc = docOf(op);
    if (doc) pairs.set(doc, { ...pairs.get(doc), ...(isPut(op) ? { [side]: op } : {}) });
  };
  for (const op of ops) add(op, 'forward');
  for (const op of inverse) add(op, 'backward');
  return pairs;
}
