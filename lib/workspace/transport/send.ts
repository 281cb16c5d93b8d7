import { privateInit } from '../../network/private-init.ts';
import type { ContainerAddress } from './container-address.ts';
import { codeOf, faultOf, type StoreFault } from './store-fault.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** A container and the way to reach it. */
export interface Store {
  address: ContainerAddress;
  fetch: typeof fetch;
  now: () => number;
}

export interface Call {
  method: 'GET' | 'HEAD' | 'PUT';
  /** Absent: the container itself. */
  blob?: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: Bytes;
}

export interface CallOptions {
  /** Cancels the call, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  timeoutInMs?: number;
}

export interface Answer {
  state: 'answered';
  status: number;
  /** Azure's error code, empty when there is none. */
  code: string;
  headers: Headers;
  bytes: Bytes;
}

/** A version that the emulator knows too, and the last whose blocks of an append blob end at 4 MiB. */
const SERVICE_VERSION = '2021-12-02';
const TIMEOUT_IN_MS = 30_000;
/** Slower than any line worth waiting for: a large body gets the time it needs. */
const BYTES_PER_MS = 20;

/** One request to the store. Rejects only when cancelled; every other end is a value. */
export async function send(store: Store, call: Call, options: CallOptions = {}): Promise<Answer | StoreFault> {
  const patience = options.timeoutInMs ?? TIMEOUT_IN_MS + Math.ceil((call.body?.length ?? 0) / BYTES_PER_MS);
  const timeout = AbortSignal.timeout(patience);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    const { fetch, now } = store;
    const response = await fetch(store.address.requestUrl(call.blob, call.query), requestOf(call, signal));
    const fault = faultOf(response, now());
    // Also read when it is of no use, so that the connection is free again.
    const bytes = new Uint8Array(await response.arrayBuffer());
    return fault ?? answerOf(call, response, bytes);
  } catch (cause) {
    options.signal?.throwIfAborted();
    // The cause's text is left out: it may hold the address with its token.
    if (timeout.aborted) return { state: 'timedOut' };
    if (cause instanceof TypeError) return { state: 'unreachable' };
    throw cause;
  }
}

const requestOf = ({ headers, ...call }: Call, signal: AbortSignal): RequestInit =>
  privateInit({ ...call, headers: { ...headers, 'x-ms-version': SERVICE_VERSION } }, signal);

function answerOf({ method }: Call, { status, headers }: Response, bytes: Bytes): Answer | StoreFault {
  // Of what a proxy packed the length is that of the package.
  const promised = headers.has('content-encoding') ? null : headers.get('content-length');
  const hasBody = method !== 'HEAD' && status !== 304;
  if (hasBody && promised !== null && Number(promised) !== bytes.length)
    return { state: 'notStore', why: 'truncated', status };
  return { state: 'answered', status, code: codeOf(headers), headers, bytes };
}

/** An answer whose status means nothing to the call that was made. */
export function unexpected({ status, code, headers }: Answer): StoreFault {
  return { state: 'refused', status, code, requestId: headers.get('x-ms-request-id') ?? '' };
}
