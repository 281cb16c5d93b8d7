import { docOf } from '../log/ops-on.ts';
import type { DocId, Folded, Op, Path } from '../log/types.ts';
import type { Db, WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

/** What one revision changed: fields of documents, or documents as a whole. `everything`: too much to be worth listing. */
export type Touched = readonly (readonly [doc: DocId, paths: readonly Path[] | 'whole'])[] | 'everything';

/** A plan that is older than that is worked out anew. */
export const KEPT_REVISIONS = 200;
const MOST_DOCS = 5_000;

/** What a commit touched: `changed` are its documents as they are now, `docOf` as they were. */
export function touchedBy(
  ops: readonly Op[],
  changed: ReadonlyMap<DocId, Folded>,
  before: (doc: DocId) => Folded | undefined,
): Touched {
  if (changed.size > MOST_DOCS) return 'everything';
  const opsOfDoc = Map.groupBy(ops, docOf);
  return [...changed].map(([doc, folded]) => {
    const isWhole = isAnother(before(doc), folded);
    return [doc, isWhole ? 'whole' : (opsOfDoc.get(doc) ?? []).flatMap(pathsOf)] as const;
  });
}

/** Created, dropped or brought back: no field of it is what it was. */
export const isAnother = (before: Folded | undefined, after: Folded): boolean =>
  before === undefined || before.dropped !== undefined || after.dropped !== undefined;

export const pathsOf = (op: Op): Path[] => ('put' in op ? [...Object.keys(op.set ?? {}), ...(op.unset ?? [])] : []);

/** Notes it in the transaction that makes the revision. */
export function writeTouched(tx: WriteTransaction, revision: number, touched: Touched): void {
  const store = tx.objectStore('touched');
  toldByDone(store.put(JSON.stringify(touched), revision));
  toldByDone(store.delete(IDBKeyRange.upperBound(revision - KEPT_REVISIONS)));
}

/** What was touched after a revision; undefined when that is no longer known. */
export async function readTouchedSince(
  tx: WriteTransaction,
  base: number,
  revision: number,
): Promise<Touched[] | undefined> {
  if (base === revision) return [];
  if (base > revision) return undefined;
  const rows = await tx.objectStore('touched').getAll(IDBKeyRange.lowerBound(base, true));
  return rows.length === revision - base ? rows.map((row): Touched => JSON.parse(row)) : undefined;
}

/** The documents that revisions after `from` touched, up to and with `to`; `everything` when nobody knows any more or they are too many. */
export async function docsTouchedBetween(db: Db, from: number, to: number): Promise<Set<DocId> | 'everything'> {
  const rows = await db.getAll('touched', IDBKeyRange.bound(from, to, true));
  if (rows.length !== to - from) return 'everything';
  const docs = new Set<DocId>();
  for (const some of rows.map((row): Touched => JSON.parse(row))) {
    if (some === 'everything') return some;
    for (const [doc] of some) docs.add(doc);
  }
  return docs;
}
