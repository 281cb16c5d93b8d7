import { retryAfter } from '../../network/retry-after.ts';

/** Why a request came to nothing. None of them says anything about what the store holds. */
export type StoreFault =
  /** No answer: offline, name not found, connection cut. A write may have been done all the same. */
  | { state: 'unreachable' }
  /** No answer in time. A write may have been done all the same. */
  | { state: 'timedOut' }
  /** The store asks to come back later (429, 500, 503 and a gateway's kin). A write may have been done all the same. */
  | { state: 'busy'; status: number; retryAfterInMs?: number }
  /** The token does not allow it, has run out or was revoked. */
  | { state: 'forbidden'; code: string; requestId: string }
  /** The container is not there, or being deleted. */
  | { state: 'noContainer' }
  /** What answered is not Azure Blob Storage, or its answer was changed on the way: a login page, a proxy, a cut body. */
  | { state: 'notStore'; why: 'redirect' | 'html' | 'foreign' | 'truncated' | 'wrongRange'; status: number }
  /** A documented refusal that nothing here expects. */
  | { state: 'refused'; status: number; code: string; requestId: string };

const BUSY: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const CONTAINER_GONE: ReadonlySet<string> = new Set([
  'ContainerNotFound',
  'ContainerBeingDeleted',
  'ContainerDisabled',
]);

interface Head {
  type: ResponseType;
  status: number;
  headers: Headers;
}

/**
 * What an answer's status line and headers already decide; undefined when its own meaning is to be read. Azure puts a
 * request id on every answer, and the version on every success.
 */
export function faultOf({ type, status, headers }: Head, now: number): StoreFault | undefined {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304))
    return { state: 'notStore', why: 'redirect', status };
  if (BUSY.has(status)) return { state: 'busy', status, ...retryAfter(headers, now) };
  if (headers.get('content-type')?.includes('html')) return { state: 'notStore', why: 'html', status };
  const requestId = headers.get('x-ms-request-id');
  const isSuccess = status >= 200 && status < 300;
  if (!requestId || (isSuccess && !headers.has('x-ms-version'))) return { state: 'notStore', why: 'foreign', status };
  const code = codeOf(headers);
  if (status === 401 || status === 403) return { state: 'forbidden', code, requestId };
  return CONTAINER_GONE.has(code) ? { state: 'noContainer' } : undefined;
}

export const codeOf = (headers: Headers): string => headers.get('x-ms-error-code') ?? '';
