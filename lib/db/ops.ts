import type { Op } from '../log/types.ts';
import type { Db, OpsKey, WriteTransaction } from './schema.ts';
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

export async function getOps(db: Db, position: number, kind: Kind): Promise<Op[]> {
  const parts = await db.getAll('ops', opsRange(position, kind));
  return parts.flat().map((json): Op => JSON.parse(json));
}

export function deleteOps(tx: WriteTransaction, position: number): Promise<void> {
  return tx.objectStore('ops').delete(IDBKeyRange.bound([position], [position, []]));
}
