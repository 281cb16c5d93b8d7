import type { Op } from '../log/types.ts';
import type { StoredOps } from './schema.ts';

const INLINE_OPS = 500;
const OPS_PER_LINE = 16;

/** Many operations are kept as one blob: the database then stores bytes, which is several times faster than objects. */
export function storeOps(ops: Op[]): StoredOps {
  return ops.length <= INLINE_OPS ? ops : new Blob([...jsonLines(ops)], { type: 'application/json-lines' });
}

/** In small lists, one a line: one character beyond Latin-1 makes a text twice as wide and several times slower to encode. */
function* jsonLines(ops: readonly Op[]): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for (let at = 0; at < ops.length; at += OPS_PER_LINE) {
    yield encoder.encode(`${JSON.stringify(ops.slice(at, at + OPS_PER_LINE))}\n`);
  }
}

export async function loadOps(stored: StoredOps): Promise<Op[]> {
  if (!(stored instanceof Blob)) return stored;
  const lines = (await stored.text()).trimEnd().split('\n');
  return lines.flatMap((line) => JSON.parse(line) as Op[]);
}
