import type { Db } from './schema.ts';

const CHANNEL = 'support-contacts/connection';

/** How this profile reaches Partner Center; lib/partner-center/connection.ts knows what it is. No secrets. */
export const findConnection = (db: Db): Promise<object | undefined> => db.get('partnerCenter', 'connection');

export async function putConnection(db: Db, connection: object): Promise<void> {
  await db.put('partnerCenter', connection, 'connection');
  announceConnection();
}

export async function forgetConnection(db: Db): Promise<void> {
  await db.delete('partnerCenter', 'connection');
  announceConnection();
}

/** Tells every open view, this page's own included, that the connection may be another. */
export function announceConnection(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back whenever the connection may be another. Returns what ends it. */
export function onConnection(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => listener();
  return () => channel.close();
}
