import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { listenLocally } from '../../stand-ins/listen-locally.ts';

export interface TestProxy {
  port: number;
  /** Every host that was asked for and is not routed, in order of first request, without its port. */
  refusedHosts(): string[];
  close(): Promise<void>;
}

const hostOf = (authority: string) => authority.replace(/:\d+$/, '').toLowerCase();

/**
 * Starts an HTTP proxy that tunnels the hosts in `routes` to a port on this machine and refuses every other host, so
 * that nothing leaves the machine and a test can assert what the browser tried to reach.
 */
export async function startProxy(routes: ReadonlyMap<string, number>): Promise<TestProxy> {
  const refused = new Set<string>();
  const server = createServer((request, response) => {
    refused.add(hostOf(request.headers.host ?? request.url ?? ''));
    response.writeHead(403).end();
  });
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    const host = hostOf(request.url ?? '');
    const port = routes.get(host);
    if (port !== undefined) return tunnel(client, head, port);
    refused.add(host);
    client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  return { ...(await listenLocally(server)), refusedHosts: () => [...refused] };
}

function tunnel(client: Duplex, head: Buffer, port: number): void {
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(client).pipe(upstream);
  });
  // Either side may vanish (a killed browser); the other must not keep the test process alive.
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
  client.on('close', () => upstream.destroy());
}
