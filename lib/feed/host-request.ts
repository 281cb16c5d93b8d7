import type { Bytes } from './bytes.ts';

/** Why a request to a host of feeds came to nothing. None of them says anything about what the host holds. */
export type HostFault =
  /** No answer: offline, name not found, connection cut. A write may have been done all the same. */
  | { state: 'unreachable' }
  /** No answer in time. A write may have been done all the same. */
  | { state: 'timedOut' }
  /** The host asks to come back later. A write may have been done all the same. */
  | { state: 'busy'; status: number; retryAfterInMs?: number }
  /** The address's token does not allow it, has run out or was revoked. */
  | { state: 'forbidden'; status: number }
  /** It sends elsewhere, to another origin or on its own: nothing is read from there, and no token is sent there. */
  | { state: 'redirected' }
  /** A web page, such as a login page or a proxy's notice, whatever its status. */
  | { state: 'webPage'; status: number }
  /** More than a reader takes; the rest was not read. */
  | { state: 'tooLarge' }
  /** An answer that means nothing here. */
  | { state: 'refused'; status: number };

export interface HostAnswer {
  state: 'answered';
  status: number;
  etag: string;
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
  method: 'GET' | 'PUT';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: Bytes;
  /** The most bytes of an answer that are read. */
  most: number;
}

const TIMEOUT_IN_MS = 60_000;

/** One request. Rejects only when cancelled; every other end is a value. */
export async function requestHost(request: HostRequest, reach: Reach): Promise<HostAnswer | HostFault> {
  const timeout = AbortSignal.timeout(reach.timeoutInMs ?? TIMEOUT_IN_MS);
  const signal = reach.signal ? AbortSignal.any([reach.signal, timeout]) : timeout;
  try {
    const response = await reach.fetch(request.url, initOf(request, signal));
    const fault = faultOf(response, reach.now());
    if (!fault) return await answerOf(response, request.most);
    await response.body?.cancel();
    return fault;
  } catch (cause) {
    reach.signal?.throwIfAborted();
    // The cause's text is left out: it may hold the address with its token.
    if (timeout.aborted) return { state: 'timedOut' };
    if (cause instanceof TypeError) return { state: 'unreachable' };
    throw cause;
  }
}

function initOf({ method, headers = {}, body }: HostRequest, signal: AbortSignal): RequestInit {
  return {
    method,
    headers,
    ...(body ? { body } : {}),
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
  };
}

const BUSY: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

function faultOf({ type, status, headers }: Response, now: number): HostFault | undefined {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304)) return { state: 'redirected' };
  if (BUSY.has(status)) return { state: 'busy', status, ...retryAfter(headers, now) };
  if (status === 401 || status === 403) return { state: 'forbidden', status };
  return headers.get('content-type')?.includes('html') ? { state: 'webPage', status } : undefined;
}

/** Seconds or a date; anything else is no advice. */
function retryAfter(headers: Headers, now: number): { retryAfterInMs?: number } {
  const text = headers.get('retry-after');
  if (!text) return {};
  const inMs = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return inMs > 0 ? { retryAfterInMs: inMs } : {};
}

async function answerOf(response: Response, most: number): Promise<HostAnswer | HostFault> {
  const bytes = await readAtMost(response, most);
  if (!bytes) return { state: 'tooLarge' };
  return { state: 'answered', status: response.status, etag: response.headers.get('etag') ?? '', bytes };
}

/** Undefined when there is more, which is not waited for. */
async function readAtMost({ headers, body }: Response, most: number): Promise<Bytes | undefined> {
  if (!body) return new Uint8Array();
  if (Number(headers.get('content-length')) > most) {
    await body.cancel();
    return undefined;
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(new Uint8Array(chunk));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
