import { parseDocId } from '../log/doc-id.ts';
import type { DocId, Folded } from '../log/types.ts';
import { customerPageOf } from './pages.ts';
import type { WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

/**
 * What the team's log yields for documents that waiting commits write to; null where it yields none. All other
 * documents are stored as the log yields them. Kept in pages like customers, so that a large import that waits writes
 * thousands of rows and not a row for each customer.
 */
export type Shadows = Map<DocId, Folded | null>;

const keyOf = (doc: DocId): string => {
  const address = parseDocId(doc);
  return address?.kind === 'customer' ? customerPageOf(address.tenantId) : doc;
};

/** Everything that is kept on the pages of these documents. */
export async function readShadows(tx: WriteTransaction, docs: Iterable<DocId>): Promise<Shadows> {
  const store = tx.objectStore('shadow');
  const keys = new Set(await store.getAllKeys());
  const wanted = new Set([...docs].map(keyOf).filter((key) => keys.has(key)));
  return joined(await Promise.all([...wanted].map((key) => store.get(key))));
}

export async function readAllShadows(tx: WriteTransaction): Promise<Shadows> {
  return joined(await tx.objectStore('shadow').getAll());
}

function joined(pages: readonly (string | undefined)[]): Shadows {
  const entries = pages.flatMap((page): [DocId, Folded | null][] => (page === undefined ? [] : JSON.parse(page)));
  return new Map(entries);
}

/** Keeps what is stored of documents that a waiting commit is about to write to, unless it is kept already. */
export async function keepShared(
  tx: WriteTransaction,
  docs: ReadonlySet<DocId>,
  stored: (doc: DocId) => Folded | undefined,
): Promise<void> {
  const kept = await readShadows(tx, docs);
  const added = [...docs].filter((doc) => !kept.has(doc));
  for (const doc of added) kept.set(doc, stored(doc) ?? null);
  writeShadows(tx, kept, added);
}

/** Writes the pages of documents as `shadows` has them now; it must hold all that was read of these pages. */
export function writeShadows(tx: WriteTransaction, shadows: Shadows, changed: Iterable<DocId>): void {
  const store = tx.objectStore('shadow');
  const keys = new Set([...changed].map(keyOf));
  const pages = Map.groupBy(shadows, ([doc]) => keyOf(doc));
  for (const key of keys) {
    const page = pages.get(key);
    toldByDone<unknown>(page ? store.put(JSON.stringify(page), key) : store.delete(key));
  }
}
