import type { Db } from './schema.ts';

const CHANNEL = 'support-contacts/feeds';

/** Every feed that this browser reads; lib/feed/subscribe/stored-feed.ts knows what they are. */
export const listFeeds = (db: Db): Promise<object[]> => db.getAll('feeds');

/** Puts feeds in place of others, all or nothing. */
export async function replaceFeeds(db: Db, gone: readonly string[], feeds: ReadonlyMap<string, object>): Promise<void> {
  const tx = db.transaction('feeds', 'readwrite');
  const deleted = gone.map((url) => tx.store.delete(url));
  const put = [...feeds].map(([url, feed]) => tx.store.put(feed, url));
  await Promise.all([...deleted, ...put, tx.done]);
  announceFeeds();
}

/**
 * Changes a feed as it is stored by then; one that is gone stays gone. `url`: its address with its token: a secret that no
 * export, log or message may hold.
 */
export async function changeFeed(db: Db, url: string, change: (feed: object) => object): Promise<void> {
  const tx = db.transaction('feeds', 'readwrite');
  const before = await tx.store.get(url);
  if (before) await tx.store.put(change(before), url);
  await tx.done;
  announceFeeds();
}

/** Tells every open view, this page's own included, that feeds may be others. */
export function announceFeeds(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back whenever feeds may be others. Returns what ends it. */
export function onFeeds(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => listener();
  return () => channel.close();
}
