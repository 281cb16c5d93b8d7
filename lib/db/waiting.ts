import { PENDING } from '../log/pending.ts';
import type { Placed } from '../log/rebase.ts';
import type { DocId, Op } from '../log/types.ts';
import { headersIn } from './log-rows.ts';
import { deleteOps, opsRange } from './ops.ts';
import type { Db, LogHeader, WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

/** Every position at which a commit waits. */
export const waitingRange = (): IDBKeyRange => IDBKeyRange.lowerBound(PENDING, true);

export const readWaitingHeaders = async (tx: WriteTransaction): Promise<LogHeader[]> =>
  (await tx.objectStore('log').getAll(waitingRange())).flatMap(headersIn);

/** The ids of those that wait. */
export const getWaitingIds = async (db: Db): Promise<string[]> =>
  (await db.getAll('log', waitingRange())).flatMap(headersIn).map(({ id }) => id);

/** Waiting commits, of each what it does to some documents and all that it settles. */
export async function readWaiting(
  tx: WriteTransaction,
  headers: readonly LogHeader[],
  docs: ReadonlySet<DocId>,
): Promise<Placed[]> {
  const store = tx.objectStore('ops');
  const texts = await Promise.all(headers.map(({ position }) => store.getAll(opsRange(position, 'ops'))));
  return headers.map((header, at) => {
    const { position, docs: _docs, revision: _revision, ...rest } = header;
    const ops = (texts[at] ?? []).flat().filter((text) => isOn(text, docs));
    return { position, commit: { ...rest, ops: ops.map((text): Op => JSON.parse(text)) } };
  });
}

/** As `JSON.stringify` begins an operation: a hundred thousand need not be parsed to find those on one document. */
const WRITES_TO = /^\{"(?:put|drop)":"([^"]+)"/;

const docOfText = (text: string): string | undefined => WRITES_TO.exec(text)?.[1];

function isOn(text: string, docs: ReadonlySet<string>): boolean {
  const doc = docOfText(text);
  return doc === undefined || docs.has(doc);
}

/** Of what takes a waiting commit back, replaces the part about some documents. */
export async function replaceInverse(
  tx: WriteTransaction,
  position: number,
  docs: ReadonlySet<DocId>,
  inverse: readonly Op[],
): Promise<void> {
  const store = tx.objectStore('ops');
  const range = opsRange(position, 'inverse');
  const [keys, parts] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  const kept = parts.map((texts) => texts.filter((text) => !isOn(text, docs)));
  const added = inverse.map((op) => JSON.stringify(op));
  for (const [at, key] of keys.entries()) {
    const texts = [...(kept[at] ?? []), ...(at === 0 ? added : [])];
    if (at === 0 || texts.length < (parts[at]?.length ?? 0)) toldByDone(store.put(texts, key));
  }
  if (keys.length === 0 && added.length > 0) toldByDone(store.put(added, [position, 'inverse', 0]));
}

/** Takes a commit that has arrived out of those that wait. */
export function deleteWaiting(tx: WriteTransaction, position: number): void {
  toldByDone(tx.objectStore('log').delete(position));
  toldByDone(deleteOps(tx, position));
}
