import type { Grant } from '../workspace/transport/grant.ts';
import { parseWorkspaceUrl, type WorkspaceUrlProblem } from '../workspace/transport/parse-workspace-url.ts';
import type { Store } from '../workspace/transport/send.ts';

/** A container, as it may be shown: without its token. */
export interface Place {
  container: string;
  grant: Grant;
}

export interface Reached {
  place: Place;
  store: Store;
  /** The match pattern of the store's host, on any port: Firefox knows none with a port. */
  pattern: string;
}

export interface Reach {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The store behind a pasted address. */
export function reachStore(text: string, { fetch, now }: Reach): Reached | WorkspaceUrlProblem {
  const parsed = parseWorkspaceUrl(text);
  if (!parsed.ok) return parsed.reason;
  const { address, grant } = parsed;
  const { protocol, hostname } = new URL(address.container);
  return {
    place: { container: address.container, grant },
    store: { address, fetch, now },
    pattern: `${protocol}//${hostname}/*`,
  };
}

/** The same store, of which every call ends when the signal does, and that tells the bytes of what it sends. */
export function watchedStore(store: Store, signal: AbortSignal, onSend: (bytes: number) => void): Store {
  const reach: typeof fetch = async (input, init = {}) => {
    signal.throwIfAborted();
    if (init.body instanceof Uint8Array) onSend(init.body.length);
    return store.fetch(input, { ...init, signal: init.signal ? AbortSignal.any([init.signal, signal]) : signal });
  };
  return { ...store, fetch: reach };
}
