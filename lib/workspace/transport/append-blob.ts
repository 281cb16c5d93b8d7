import { existsInstead } from './exists-instead.ts';
import { type Bytes, type CallOptions, type Store, send, unexpected } from './send.ts';
import type { StoreFault } from './store-fault.ts';

/** Azure: "Append Block": the most blocks of a blob. */
export const MOST_BLOCKS = 50_000;
/** Azure: "Append Block": the most bytes of a block. */
export const MOST_BLOCK_BYTES = 4 * 1024 * 1024;

export type CreateOutcome = { state: 'created' } | { state: 'exists' } | StoreFault;

/** Creates an empty append blob, and never empties one that is there. */
export async function createAppendBlob(store: Store, blob: string, options?: CallOptions): Promise<CreateOutcome> {
  const headers = { 'x-ms-blob-type': 'AppendBlob', 'if-none-match': '*', 'content-type': 'application/json' };
  const answer = await send(store, { method: 'PUT', blob, headers }, options);
  if (answer.state === 'forbidden') return existsInstead(store, blob, answer, options);
  if (answer.state !== 'answered') return answer;
  if (answer.status === 201) return { state: 'created' };
  return answer.status === 409 || answer.status === 412 ? { state: 'exists' } : unexpected(answer);
}

export type AppendOutcome =
  /** `offset`: where the block begins in the blob. */
  | { state: 'appended'; offset: number; blockCount: number }
  /** The blob does not end at the wanted offset: nothing was appended. */
  | { state: 'moved' }
  /** It has the most blocks (50,000) or bytes that a blob may have, or is sealed. */
  | { state: 'full' }
  | { state: 'tooLarge' }
  | { state: 'missing' }
  | StoreFault;

/** Azure: "Append Block", error codes that end a blob. */
const FULL: ReadonlySet<string> = new Set(['BlockCountExceedsLimit', 'BlobIsSealed', 'MaxBlobSizeConditionNotMet']);

/** Appends one block, at the end, or only if the end is at `at`. Blocks of concurrent writers stand one after the other. */
export async function appendBlock(
  store: Store,
  blob: string,
  body: Bytes,
  { at, ...options }: CallOptions & { at?: number } = {},
): Promise<AppendOutcome> {
  if (body.length > MOST_BLOCK_BYTES) return { state: 'tooLarge' };
  const headers: Record<string, string> = at === undefined ? {} : { 'x-ms-blob-condition-appendpos': String(at) };
  const answer = await send(store, { method: 'PUT', blob, query: { comp: 'appendblock' }, headers, body }, options);
  if (answer.state !== 'answered') return answer;
  if (answer.status === 201) {
    const [offset, blockCount] = ['x-ms-blob-append-offset', 'x-ms-blob-committed-block-count'].map((name) =>
      Number(answer.headers.get(name)),
    );
    return { state: 'appended', offset: offset ?? 0, blockCount: blockCount ?? 0 };
  }
  if (FULL.has(answer.code)) return { state: 'full' };
  if (answer.code === 'AppendPositionConditionNotMet') return { state: 'moved' };
  if (answer.status === 413) return { state: 'tooLarge' };
  return answer.status === 404 ? { state: 'missing' } : unexpected(answer);
}
