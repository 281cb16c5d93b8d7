import type { AddressInfo, Server, Socket } from 'node:net';

export interface LocalServer {
  port: number;
  /** Ends every open connection too, so that a browser's keep-alive does not delay the end of a test. */
  close(): Promise<void>;
}

/** Binds `server` to a free port of 127.0.0.1. Rejects if it cannot listen. */
export async function listenLocally(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A killed browser resets its connections, which is no fault of the server.
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return { port: portOf(server.address()), close: () => closeServer(server, sockets) };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP port.');
  return address.port;
}

async function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  await closed;
}
