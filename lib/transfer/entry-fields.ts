import { dequal } from 'dequal/lite';
import { fieldsSet } from '../log/changes.ts';
import type { DocId, FieldChange, Json, Op, Path, PutOp } from '../log/types.ts';
import type { LogEntry } from '../log/undo.ts';

interface Pair {
  forward?: PutOp;
  backward?: PutOp;
}

/**
 * A commit carries what it wrote and its inverse what was there before: read side by side they are the change.
 * A document that the commit added is dropped by the inverse; one that it dropped is put back whole.
 */
export function* entryFields({ commit, inverse }: LogEntry): Generator<FieldChange> {
  for (const [doc, { forward, backward }] of pair(commit.ops, inverse)) {
    const after = new Map(fieldsSet(forward?.set));
    const before = new Map(fieldsSet(backward?.set));
    const emptied = [...(forward?.unset ?? []), ...(backward?.unset ?? [])];
    for (const path of new Set([...after.keys(), ...before.keys(), ...emptied])) {
      const change = toChange(doc, path, before.get(path), after.get(path));
      if (isSeen(change)) yield change;
    }
  }
}

/** Keeps `before` and `after` absent where the field was empty. */
function toChange(doc: DocId, path: Path, before: Json | undefined, after: Json | undefined): FieldChange {
  return { doc, path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** An empty list is what a document begins with: nothing to read in a history. */
const isNothing = (value: Json | undefined) => value === undefined || (Array.isArray(value) && value.length === 0);

const isSeen = ({ before, after }: FieldChange) => !dequal(before, after) && !(isNothing(before) && isNothing(after));

function pair(ops: readonly Op[], inverse: readonly Op[]): Map<DocId, Pair> {
  const pairs = new Map<DocId, Pair>();
  const add = (op: Op, side: keyof Pair) => {
    if ('put' in op) pairs.set(op.put, { ...pairs.get(op.put), [side]: op });
    else if ('drop' in op && !pairs.has(op.drop)) pairs.set(op.drop, {});
  };
  for (const op of ops) add(op, 'forward');
  for (const op of inverse) add(op, 'backward');
  return pairs;
}
