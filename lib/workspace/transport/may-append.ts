import { appendBlock } from './append-blob.ts';
import type { CallOptions, Store } from './send.ts';

/** No log is that long. */
const BEYOND_EVERY_END = 2 ** 40;

/**
 * Whether the store lets this token append to a blob, asked by an append that it never does: at an offset beyond the
 * blob's end. Who may not is refused before that is looked at. Undefined: the store did not tell.
 */
export async function mayAppend(store: Store, blob: string, options?: CallOptions): Promise<boolean | undefined> {
  const { state } = await appendBlock(store, blob, new Uint8Array([0x0a]), { ...options, at: BEYOND_EVERY_END });
  if (state === 'moved') return true;
  return state === 'forbidden' ? false : undefined;
}
