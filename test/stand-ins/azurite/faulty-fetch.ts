/** What befalls one request on its way. */
export type Fault =
  | 'none'
  /** Cut before the store has heard of it. */
  | 'cutBefore'
  /** Done by the store, and its answer lost. */
  | 'cutAfter'
  /** Sent twice; the second answer is the one that arrives. */
  | 'duplicate'
  /** Cut, and done by the store all the same, but only after the next request. */
  | 'late'
  /** Answered only after a moment. */
  | 'delay'
  | 'busy'
  /** The answer's body ends half-way while its headers promise all of it. */
  | 'truncated'
  /** A login page with status 200, as networks that want a sign-in send it. */
  | 'html';

export const RETRY_AFTER_IN_SECONDS = 7;
const DELAY_IN_MS = 5;

/** `fetch` to which the next fault happens at each request, and none once they have run out. */
export function createFaultyFetch(faults: Iterable<Fault>, reached: typeof fetch = fetch): typeof fetch {
  const upcoming = faults[Symbol.iterator]();
  let late: Send[] = [];
  return async (input, init) => {
    const { done, value } = upcoming.next();
    const due = late;
    late = value === 'late' ? [() => reached(input, init)] : [];
    try {
      return await FAULTY[done ? 'none' : value](() => reached(input, init));
    } finally {
      for (const send of due) await (await send()).arrayBuffer();
    }
  };
}

type Send = () => Promise<Response>;

const cut = (): never => {
  throw new TypeError('fetch failed');
};

const FAULTY: Readonly<Record<Fault, (send: Send) => Promise<Response>>> = {
  none: (send) => send(),
  cutBefore: async () => cut(),
  cutAfter: async (send) => {
    await (await send()).arrayBuffer();
    return cut();
  },
  late: async () => cut(),
  duplicate: async (send) => {
    await (await send()).arrayBuffer();
    return send();
  },
  delay: async (send) => {
    await new Promise((resolve) => setTimeout(resolve, DELAY_IN_MS));
    return send();
  },
  busy: async () => new Response(null, { status: 503, headers: { 'retry-after': String(RETRY_AFTER_IN_SECONDS) } }),
  truncated: async (send) => {
    const { status, headers, body } = await send();
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    // A status that allows no body allows no cut body either.
    return new Response(bytes.length > 0 ? bytes.slice(0, bytes.length >> 1) : null, { status, headers });
  },
  html: async () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html; charset=utf-8' } }),
};
