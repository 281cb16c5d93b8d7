import { type ChangeCounts, countChanges, fieldChanges } from '../log/changes.ts';
import type { DocId, FieldChange, PutOp } from '../log/types.ts';

export interface ChangeCollector {
  readonly ops: PutOp[];
  /** The first 200. */
  readonly changes: FieldChange[];
  /** Takes what comparing one document yielded; without an operation it is as it was. */
  add(op: PutOp | undefined, before: object | undefined): void;
  readonly unchanged: number;
  count(): ChangeCounts;
}

/** As many as a review shows. */
const MAX_SHOWN = 200;

export function createChangeCollector(): ChangeCollector {
  const ops: PutOp[] = [];
  const changes: FieldChange[] = [];
  const added = new Set<DocId>();
  let unchanged = 0;
  return {
    ops,
    changes,
    add(op, before) {
      if (!op) {
        unchanged += 1;
        return;
      }
      ops.push(op);
      if (!before) added.add(op.put);
      if (changes.length < MAX_SHOWN) changes.push(...fieldChanges(op, before).slice(0, MAX_SHOWN - changes.length));
    },
    get unchanged() {
      return unchanged;
    },
    count: () => countChanges(ops, (doc) => !added.has(doc)),
  };
}
