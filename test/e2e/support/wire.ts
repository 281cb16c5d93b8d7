import { connect, createServer, type Socket } from 'node:net';
import { type LocalServer, listenLocally } from '../../stand-ins/listen-locally.ts';

/** A connection of one's own to a server on this machine, which can be cut. */
export interface Wire extends LocalServer {
  /** Ends what is open and lets nothing through until it is mended. */
  cut(): void;
  mend(): void;
}

export async function startWire(port: number): Promise<Wire> {
  const clients = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    if (isCut) return client.destroy();
    clients.add(client);
    const upstream = connect(port, '127.0.0.1');
    client.pipe(upstream).pipe(client);
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
    cut() {
      isCut = true;
      for (const client of clients) client.destroy();
    },
    mend() {
      isCut = false;
    },
  };
}
