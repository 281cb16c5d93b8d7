import type { Op } from '../log/types.ts';
import type { StoredOps } from './schema.ts';

const INLINE_OPS = 500;
const OPS_PER_PIECE = 16;

/** Many operations are kept as one blob: the database then stores bytes, which is several times faster than objects. */
export function storeOps(ops: Op[]): StoredOps {
  return ops.length <= INLINE_OPS ? ops : new Blob([...encodeJson(ops)], { type: 'application/json' });
}

/** In small pieces: one character beyond Latin-1 makes a text twice as wide and several times slower to encode. */
function* encodeJson(ops: readonly Op[]): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for (let at = 0; at < ops.length; at += OPS_PER_PIECE) {
    const list = JSON.stringify(ops.slice(at, at + OPS_PER_PIECE));
    yield encoder.encode(`${at === 0 ? '[' : ','}${list.slice(1, -1)}`);
  }
  yield encoder.encode(']');
}

export async function loadOps(stored: StoredOps): Promise<Op[]> {
  return stored instanceof Blob ? (JSON.parse(await stored.text()) as Op[]) : stored;
}
