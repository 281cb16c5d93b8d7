import { type Answer, type Bytes, type CallOptions, type Store, send, unexpected } from './send.ts';
import type { StoreFault } from './store-fault.ts';

/** More than a block, so that a read from where a block begins always holds all of it. */
export const MOST_READ_BYTES = 8 * 1024 * 1024;
const READ_TIMEOUT_IN_MS = 300_000;

export type ReadOutcome =
  /** `length`: of the whole blob; there is more to read while it is beyond the end of `bytes`. */
  | { state: 'read'; bytes: Bytes; length: number; etag: string }
  /** The blob ends at the offset or before it: `length` tells which, where the store says so. */
  | { state: 'nothingNew'; length?: number }
  | { state: 'missing' }
  | StoreFault;

/**
 * Reads a blob from an offset on, 8 MiB at the most. Past the end Azure answers 416, the emulator 206 without bytes, and
 * either 304 when the blob still has the etag: all of them are nothing new.
 */
export async function readFrom(
  store: Store,
  blob: string,
  offset: number,
  { etag, ...options }: CallOptions & { etag?: string } = {},
): Promise<ReadOutcome> {
  const headers = {
    'x-ms-range': `bytes=${offset}-${offset + MOST_READ_BYTES - 1}`,
    ...(etag ? { 'if-none-match': etag } : {}),
  };
  const answer = await send(store, { method: 'GET', blob, headers }, { timeoutInMs: READ_TIMEOUT_IN_MS, ...options });
  if (answer.state !== 'answered') return answer;
  if (answer.status === 404) return { state: 'missing' };
  if (answer.status === 304 || answer.status === 416) return { state: 'nothingNew', ...lengthOf(answer) };
  return answer.status === 206 ? readOf(answer, offset) : unexpected(answer);
}

function readOf(answer: Answer, offset: number): ReadOutcome {
  const { bytes, headers, status } = answer;
  if (bytes.length === 0) return { state: 'nothingNew', ...lengthOf(answer) };
  const [, first, last, length] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  const isAsked = Number(first) === offset && Number(last) === offset + bytes.length - 1;
  if (!isAsked) return { state: 'notStore', why: 'wrongRange', status };
  return { state: 'read', bytes, length: Number(length), etag: headers.get('etag') ?? '' };
}

function lengthOf({ headers }: Answer): { length?: number } {
  const length = headers.get('content-range')?.split('/')[1];
  return length && /^\d+$/.test(length) ? { length: Number(length) } : {};
}

export type GetOutcome = { state: 'found'; bytes: Bytes; etag: string } | { state: 'missing' } | StoreFault;

/** A whole blob. */
export async function getBlob(store: Store, blob: string, options?: CallOptions): Promise<GetOutcome> {
  const answer = await send(store, { method: 'GET', blob }, { timeoutInMs: READ_TIMEOUT_IN_MS, ...options });
  if (answer.state !== 'answered') return answer;
  if (answer.status === 404) return { state: 'missing' };
  if (answer.status !== 200) return unexpected(answer);
  return { state: 'found', bytes: answer.bytes, etag: answer.headers.get('etag') ?? '' };
}

/** `blockCount`: of an append blob, 0 of any other. */
export type HeadOutcome =
  | { state: 'found'; length: number; etag: string; blockCount: number; hash?: string }
  | { state: 'missing' }
  | StoreFault;

export async function headBlob(store: Store, blob: string, options?: CallOptions): Promise<HeadOutcome> {
  const answer = await send(store, { method: 'HEAD', blob }, options);
  if (answer.state !== 'answered') return answer;
  if (answer.status === 404) return { state: 'missing' };
  if (answer.status !== 200) return unexpected(answer);
  const hash = answer.headers.get('x-ms-meta-hash');
  return {
    state: 'found',
    length: Number(answer.headers.get('content-length')),
    blockCount: Number(answer.headers.get('x-ms-blob-committed-block-count')),
    etag: answer.headers.get('etag') ?? '',
    ...(hash ? { hash } : {}),
  };
}
