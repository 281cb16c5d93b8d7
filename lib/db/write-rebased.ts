import { diffDocument } from '../log/diff.ts';
import { isPending } from '../log/pending.ts';
import type { Rebased } from '../log/rebase.ts';
import type { DocId, Folded, Path } from '../log/types.ts';
import type { WriteTransaction } from './schema.ts';
import { type Shadows, writeShadows } from './shadow.ts';
import { toldByDone } from './told-by-done.ts';
import { isAnother, pathsOf, type Touched, writeTouched } from './touched.ts';
import type { TouchedDocs } from './touched-docs.ts';
import { replaceInverse } from './waiting.ts';
import { writeDocs } from './write-docs.ts';

/** What was read of the documents that were folded again. */
export interface BeforeRebase {
  touched: TouchedDocs;
  shadows: Shadows;
}

/**
 * Writes what folding again yielded: documents, what is kept of them, conflicts, and what takes waiting commits back.
 * `written`: by others.
 */
export async function writeRebased(
  tx: WriteTransaction,
  { touched, shadows }: BeforeRebase,
  rebased: Rebased,
  written: ReadonlyMap<DocId, readonly Path[]>,
  revision: number,
): Promise<void> {
  const shown = [...rebased.docs].map(([doc, after]) => [doc, after.shown] as const);
  const changed = new Map(shown.filter(([doc, folded]) => folded !== touched.get(doc)));
  const waitedFor = new Set([...rebased.docs.keys()].filter((doc) => shadows.has(doc)));
  keepOrForget(tx, shadows, rebased);
  writeTouched(
    tx,
    revision,
    touchedIn(changed, touched.get, (doc) => (waitedFor.has(doc) ? undefined : written.get(doc))),
  );
  await Promise.all([
    toldByDone(writeDocs(tx, touched, changed, revision)),
    toldByDone(writeConflicts(tx, rebased, waitedFor.size > 0)),
    ...replacedInverses(tx, rebased),
  ]);
}

function keepOrForget(tx: WriteTransaction, shadows: Shadows, { docs }: Rebased): void {
  const changed = [...docs].filter(([doc, { waits }]) => waits || shadows.has(doc));
  for (const [doc, { waits, shared }] of changed) {
    if (waits) shadows.set(doc, shared ?? null);
    else shadows.delete(doc);
  }
  writeShadows(
    tx,
    shadows,
    changed.map(([doc]) => doc),
  );
}

const MOST_COMPARED = 5_000;

/** Where the fields written are not known, by values: what arrives as it was shown changes nothing for who is editing. */
function touchedIn(
  changed: ReadonlyMap<DocId, Folded>,
  before: (doc: DocId) => Folded | undefined,
  written: (doc: DocId) => readonly Path[] | undefined,
): Touched {
  if (changed.size > MOST_COMPARED) return 'everything';
  return [...changed].map(([doc, folded]) => [doc, touchedPaths(doc, before(doc), folded, written(doc))] as const);
}

function touchedPaths(doc: DocId, before: Folded | undefined, after: Folded, written: readonly Path[] | undefined) {
  if (before?.dropped && after.dropped) return [];
  if (!before || isAnother(before, after)) return 'whole';
  if (written) return written;
  const op = diffDocument(doc, before.value, after.value);
  return op ? pathsOf(op) : [];
}

/** Only documents that something waited for can have conflicts that are not the team's yet. */
async function writeConflicts(tx: WriteTransaction, rebased: Rebased, waited: boolean): Promise<void> {
  const store = tx.objectStore('conflicts');
  const stored = waited ? await store.getAll() : [];
  const provisional = stored.filter(({ doc, position }) => isPending(position) && rebased.docs.has(doc));
  for (const id of [...provisional.map((conflict) => conflict.id), ...rebased.settled]) toldByDone(store.delete(id));
  for (const conflict of rebased.conflicts) toldByDone(store.put(conflict));
}

function replacedInverses(tx: WriteTransaction, { inverses, docs }: Rebased): Promise<void>[] {
  const waiting = [...inverses].filter(([position]) => isPending(position));
  const about = new Set(docs.keys());
  return waiting.map(([position, inverse]) => toldByDone(replaceInverse(tx, position, about, inverse)));
}
