import { connect, createServer, type Socket } from 'node:net';
import { type LocalServer, listenLocally } from '../../stand-ins/listen-locally.ts';

/** Whether the server hears of the request at which the wire is cut; its answer comes through in neither case. */
export type CutAt = 'before' | 'after';

/** A connection of one's own to a server on this machine, which can be cut. */
export interface Wire extends LocalServer {
  /** Ends what is open and lets nothing through until it is mended. */
  cut(): void;
  /** Cuts it at a request, the next one being 1. Resolves when it is cut. */
  cutAt(request: number, when: CutAt): Promise<void>;
  mend(): void;
}

/** A browser begins each request, and sends nothing more on a connection before it is answered. */
const REQUEST = /^(GET|PUT|HEAD) /;

export async function startWire(port: number): Promise<Wire> {
  const clients = new Set<Socket>();
  let isCut = false;
  let planned: { request: number; when: CutAt; done: () => void } | undefined;
  let seen = 0;

  function cut() {
    isCut = true;
    for (const client of clients) client.destroy();
  }
  /** Whether this is the request at which it is to be cut. */
  function isPlanned(sent: Buffer): boolean {
    if (REQUEST.test(sent.subarray(0, 8).toString('latin1'))) seen += 1;
    return planned !== undefined && seen >= planned.request;
  }
  function cutAsPlanned() {
    const { done } = planned ?? {};
    planned = undefined;
    cut();
    done?.();
  }
  const server = createServer((client) => {
    if (isCut) return client.destroy();
    clients.add(client);
    const upstream = connect(port, '127.0.0.1');
    client.on('data', (sent) => {
      if (!isPlanned(sent)) upstream.write(sent);
      else if (planned?.when === 'before') cutAsPlanned();
      else {
        upstream.write(sent);
        // The answer tells that the server is done with it.
        upstream.once('data', cutAsPlanned);
      }
    });
    upstream.pipe(client);
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
    client.on('close', () => {
      clients.delete(client);
      upstream.destroy();
    });
    upstream.on('close', () => client.destroy());
  });
  return {
    ...(await listenLocally(server)),
    cut,
    cutAt(request, when) {
      const { promise, resolve } = Promise.withResolvers<void>();
      seen = 0;
      planned = { request, when, done: resolve };
      return promise;
    },
    mend() {
      isCut = false;
    },
  };
}
