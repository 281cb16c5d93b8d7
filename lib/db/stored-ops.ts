import type { Op } from '../log/types.ts';
import type { StoredOps } from './schema.ts';

const INLINE_OPS = 500;

/** Many operations are kept as one blob: the database then stores bytes, which is several times faster than objects. */
export function storeOps(ops: Op[]): StoredOps {
  return ops.length <= INLINE_OPS ? ops : new Blob([JSON.stringify(ops)], { type: 'application/json' });
}

export async function loadOps(stored: StoredOps): Promise<Op[]> {
  return stored instanceof Blob ? (JSON.parse(await stored.text()) as Op[]) : stored;
}
