import type { TenantId } from '../directory/types.ts';
import { allOrNothing } from './all-or-nothing.ts';
import type { StoredFeed, StoredPublishing, StoredPublishRun, StoredRequest } from './publishing-schema.ts';
import type { Db } from './schema.ts';

export type { StoredFeed, StoredPublishing, StoredPublishRun, StoredRequest } from './publishing-schema.ts';

const CHANNEL = 'support-contacts/publishing';

/** The keys stay keys: nothing can read their bytes. Undefined in a profile that does not publish. */
export async function getPublishing(db: Db): Promise<StoredPublishing | undefined> {
  const stored = await db.get('publishing', 'own');
  return stored && 'secret' in stored ? stored : undefined;
}

/** Fingerprint of the root under which this profile publishes. */
export const rootOf = ({ root, pinned }: StoredPublishing): string | undefined => root?.kid ?? pinned;

/** Fingerprints of the keys that the root answers for. Its keeper's own is one of them. */
export const endorsedBy = ({ endorsed = [], signer }: StoredPublishing): ReadonlySet<string> =>
  new Set([...endorsed, signer.kid]);

/** Begins to publish with these keys: what was published with others is not ours any more, and nobody is asked for more. */
export async function beginPublishing(db: Db, publishing: StoredPublishing): Promise<void> {
  const tx = db.transaction(['publishing', 'published'], 'readwrite', { durability: 'strict' });
  const own = tx.objectStore('publishing');
  await Promise.all([
    own.put(publishing, 'own'),
    own.delete('request'),
    own.delete('run'),
    tx.objectStore('published').clear(),
    tx.done,
  ]);
}

/** Changes what stands at that moment; nothing in a profile that does not publish. */
export async function changePublishing(db: Db, change: (own: StoredPublishing) => StoredPublishing): Promise<void> {
  const tx = db.transaction('publishing', 'readwrite', { durability: 'strict' });
  const own = await tx.store.get('own');
  await Promise.all([own && 'secret' in own && tx.store.put(change(own), 'own'), tx.done]);
}

/** Resolves to the key that waits for its endorsement. */
export async function getRequest(db: Db): Promise<StoredRequest | undefined> {
  const stored = await db.get('publishing', 'request');
  return stored && 'asked' in stored ? stored : undefined;
}

export async function putRequest(db: Db, request: StoredRequest | undefined): Promise<void> {
  const tx = db.transaction('publishing', 'readwrite', { durability: 'strict' });
  await Promise.all([request ? tx.store.put(request, 'request') : tx.store.delete('request'), tx.done]);
}

/** Undefined before the first. */
export async function getPublishRun(db: Db): Promise<StoredPublishRun | undefined> {
  const stored = await db.get('publishing', 'run');
  return stored && 'ranAt' in stored ? stored : undefined;
}

export async function putPublishRun(db: Db, run: StoredPublishRun): Promise<void> {
  await db.put('publishing', run, 'run');
  announcePublishing();
}

/** Tells every open view, this page's own included. */
function announcePublishing(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back whenever this profile has published. Returns what ends it. */
export function onPublishing(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => listener();
  return () => channel.close();
}

export const getFeed = (db: Db, tenantId: TenantId): Promise<StoredFeed | undefined> => db.get('published', tenantId);

export const countFeeds = (db: Db): Promise<number> => db.count('published');

/** All of them at one moment. */
export async function getFeeds(db: Db): Promise<StoredFeed[]> {
  const found: StoredFeed[][] = [];
  for await (const feeds of inParts(db.transaction('published').store)) found.push(feeds);
  return found.flat();
}

/** Copying them takes less than a frame. */
const FEEDS_PER_READ = 500;

interface PublishedStore {
  getAll(range: IDBKeyRange | null, count: number): Promise<StoredFeed[]>;
}

/** Every feed, some at a time: between two readings the thread is free. */
async function* inParts(store: PublishedStore): AsyncGenerator<StoredFeed[], void> {
  for (let feeds = await store.getAll(null, FEEDS_PER_READ); ; ) {
    yield feeds;
    const last = feeds.at(-1);
    if (!last || feeds.length < FEEDS_PER_READ) return;
    feeds = await store.getAll(IDBKeyRange.lowerBound(last.tenantId, true), FEEDS_PER_READ);
  }
}

/** Undefined: nothing of this profile lies there any more. */
export async function putFeed(db: Db, tenantId: TenantId, feed: StoredFeed | undefined): Promise<void> {
  if (feed) await db.put('published', feed, tenantId);
  else await db.delete('published', tenantId);
}

/**
 * What lies on the host is not taken for known any more: every feed is looked at the next time, and written again unless
 * it is there and good. `cleared`: the ended keys because of which it is done, kept in the same transaction.
 */
export async function doubtFeeds(db: Db, cleared?: readonly string[]): Promise<void> {
  const tx = db.transaction(['publishing', 'published'], 'readwrite', { durability: 'strict' });
  const [owns, published] = [tx.objectStore('publishing'), tx.objectStore('published')];
  await allOrNothing(tx, async () => {
    for await (const feeds of inParts(published))
      await Promise.all(feeds.map((feed) => published.put({ ...feed, hash: '', etag: '' }, feed.tenantId)));
    const own = await owns.get('own');
    if (cleared && own && 'secret' in own) await owns.put({ ...own, cleared: [...cleared] }, 'own');
  });
}
