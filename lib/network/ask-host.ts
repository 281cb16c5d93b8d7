import { privateInit } from './private-init.ts';
import { readAtMost } from './read-at-most.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Why a host's answer is not there to be read. None of them says anything about what the host holds. */
export type NoAnswer =
  /** No answer: offline, name not found, connection cut. A write may have been done all the same. */
  | { state: 'unreachable' }
  /** No answer in time. A write may have been done all the same. */
  | { state: 'timedOut' }
  /** It sends elsewhere, to another origin or on its own: nothing is read from there, and no token is sent there. */
  | { state: 'redirected' }
  /** More than a reader takes; the rest was not read. */
  | { state: 'tooLarge' };

export interface HostAnswer {
  state: 'answered';
  status: number;
  headers: Headers;
  bytes: Bytes;
}

/** The way to a host. */
export interface Way {
  fetch: typeof fetch;
  /** Cancels the request, which then rejects with the signal's reason. */
  signal?: AbortSignal;
  timeoutInMs?: number;
}

export interface Question {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: Bytes | string;
  /** The most bytes of an answer that are read. */
  most: number;
}

const TIMEOUT_IN_MS = 60_000;

/**
 * One request to a host that is told nothing but what the request says. Rejects only when cancelled; every other end is
 * a value. An answer that `refuse` makes something of is not read.
 */
export async function askHost<Refusal = never>(
  question: Question,
  way: Way,
  refuse: (response: Response) => Refusal | undefined = () => undefined,
): Promise<HostAnswer | NoAnswer | Refusal> {
  const timeout = AbortSignal.timeout(way.timeoutInMs ?? TIMEOUT_IN_MS);
  const signal = way.signal ? AbortSignal.any([way.signal, timeout]) : timeout;
  // Called as a method of anything, the browser's own refuses.
  const { fetch } = way;
  try {
    const response = await fetch(question.url, privateInit(question, signal));
    const refused = isRedirect(response) ? ({ state: 'redirected' } as const) : refuse(response);
    if (refused === undefined) return await answerOf(response, question.most);
    await response.body?.cancel();
    return refused;
  } catch (cause) {
    way.signal?.throwIfAborted();
    // The cause's text is left out: it may hold the address with its token.
    if (timeout.aborted) return { state: 'timedOut' };
    if (cause instanceof TypeError) return { state: 'unreachable' };
    throw cause;
  }
}

/** Browsers show a redirect that was not followed without its status. */
const isRedirect = ({ type, status }: Response) =>
  type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);

async function answerOf(response: Response, most: number): Promise<HostAnswer | NoAnswer> {
  const bytes = await readAtMost(response, most);
  if (!bytes) return { state: 'tooLarge' };
  return { state: 'answered', status: response.status, headers: response.headers, bytes };
}
