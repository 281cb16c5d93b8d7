import type { DocId, Op } from '../log/types.ts';
import type { Db, LogHeader, OpsKey, WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

type Kind = OpsKey[1];

const OPS_PER_PART = 1_000;

/** Adds the operations of a commit, or of what takes it back, in parts of JSON texts. */
export function putOps(tx: WriteTransaction, position: number, kind: Kind, ops: readonly Op[]): Promise<unknown>[] {
  const store = tx.objectStore('ops');
  const count = Math.ceil(ops.length / OPS_PER_PART);
  return Array.from({ length: count }, (_, part) => {
    const some = ops.slice(part * OPS_PER_PART, (part + 1) * OPS_PER_PART);
    const texts = some.map((op) => JSON.stringify(op));
    return toldByDone(store.put(texts, [position, kind, part]));
  });
}

/** Every part. */
export const opsRange = (position: number, kind: Kind): IDBKeyRange =>
  IDBKeyRange.bound([position, kind], [position, kind, Number.POSITIVE_INFINITY]);

/** Of a commit that is stored with others, what it did and what takes it back. */
export async function getPacked(db: Db, [key, at]: readonly [number, number]): Promise<{ ops: Op[]; inverse: Op[] }> {
  const texts = await db.get('ops', [key, 'pack', 0]);
  return JSON.parse(texts?.[at] ?? '{"ops":[],"inverse":[]}');
}

/** Of one that has rows of its own. */
export async function getOps(db: Db, position: number, kind: Kind): Promise<Op[]> {
  const parts = await db.getAll('ops', opsRange(position, kind));
  return parts.flat().map((json): Op => JSON.parse(json));
}

interface OpsStore {
  get(key: OpsKey): Promise<string[] | undefined>;
  getAll(range: IDBKeyRange): Promise<string[][]>;
}

/** The operations of a commit whose text names a document. */
export async function readOpsNaming(store: OpsStore, { position, packed }: LogHeader, doc: DocId): Promise<Op[]> {
  const isNaming = (text: string) => text.includes(`"${doc}"`);
  if (!packed) {
    const texts = (await store.getAll(opsRange(position, 'ops'))).flat();
    return texts.filter(isNaming).map((text): Op => JSON.parse(text));
  }
  const text = (await store.get([packed[0], 'pack', 0]))?.[packed[1]] ?? '';
  const both: { ops: Op[] } | undefined = isNaming(text) ? JSON.parse(text) : undefined;
  return both?.ops ?? [];
}

export function deleteOps(tx: WriteTransaction, position: number): Promise<void> {
  return tx.objectStore('ops').delete(IDBKeyRange.bound([position], [position, []]));
}
