import { askHost, type NoAnswer } from '../network/ask-host.ts';
import { retryAfter } from '../network/retry-after.ts';
import type { Bytes } from './bytes.ts';

/** Why a request to a host of feeds came to nothing. None of them says anything about what the host holds. */
export type HostFault =
  | NoAnswer
  /** The host asks to come back later. A write may have been done all the same. */
  | { state: 'busy'; status: number; retryAfterInMs?: number }
  /** The address's token does not allow it, has run out or was revoked. */
  | { state: 'forbidden'; status: number }
  /** A web page, such as a login page or a proxy's notice, whatever its status. `etag`: where it has one. */
  | { state: 'webPage'; status: number; etag?: string }
  /** An answer that means nothing here. */
  | { state: 'refused'; status: number };

export interface HostAnswer {
  state: 'answered';
  status: number;
  etag: string;
  /** Azure's error code, empty when there is none. */
  code: string;
  bytes: Bytes;
}

/** The way to a host, and the clock for its advice when to come back. */
export interface Reach {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Cancels the request, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  timeoutInMs?: number;
}

export interface HostRequest {
  method: 'GET' | 'PUT' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: Bytes;
  /** The most bytes of an answer that are read. */
  most: number;
}

/** One request. Rejects only when cancelled; every other end is a value. */
export async function requestHost(request: HostRequest, reach: Reach): Promise<HostAnswer | HostFault> {
  const answer = await askHost(request, reach, (response) => faultOf(response, reach.now()));
  if (answer.state !== 'answered') return answer;
  const { status, headers, bytes } = answer;
  const [etag = '', code = ''] = ['etag', 'x-ms-error-code'].map((name) => headers.get(name) ?? '');
  return { state: 'answered', status, etag, code, bytes };
}

const BUSY: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

function faultOf({ status, headers }: Response, now: number): HostFault | undefined {
  if (BUSY.has(status)) return { state: 'busy', status, ...retryAfter(headers, now) };
  if (status === 401 || status === 403) return { state: 'forbidden', status };
  return headers.get('content-type')?.includes('html') ? webPage(status, headers.get('etag') ?? '') : undefined;
}

export const webPage = (status: number, etag: string): HostFault => ({
  state: 'webPage',
  status,
  ...(etag ? { etag } : {}),
});
