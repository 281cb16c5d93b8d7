import type { DocId, Op } from './types.ts';

/** The document that an operation writes to; settling writes to none. */
export const docOf = (op: Op): DocId | undefined => ('put' in op ? op.put : 'drop' in op ? op.drop : undefined);

export const docsIn = (ops: Iterable<Op>): Set<DocId> => {
  const docs = new Set<DocId>();
  for (const op of ops) {
    const doc = docOf(op);
    if (doc) docs.add(doc);
  }
  return docs;
};

/** The operations on some documents, and all that settle. */
export function opsOn(ops: readonly Op[], docs: ReadonlySet<DocId>): Op[] {
  return ops.filter((op) => {
    const doc = docOf(op);
    return doc === undefined || docs.has(doc);
  });
}
