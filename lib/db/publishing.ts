import type { TenantId } from '../directory/types.ts';
import type { Db, StoredFeed, StoredPublishing } from './schema.ts';

export type { StoredFeed, StoredPublishing } from './schema.ts';

/** The keys stay keys: nothing can read their bytes. Undefined in a profile that does not publish. */
export const getPublishing = (db: Db): Promise<StoredPublishing | undefined> => db.get('publishing', 'own');

export async function putPublishing(db: Db, publishing: StoredPublishing): Promise<void> {
  const tx = db.transaction('publishing', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(publishing, 'own'), tx.done]);
}

export const getFeed = (db: Db, tenantId: TenantId): Promise<StoredFeed | undefined> => db.get('published', tenantId);

export const getFeeds = (db: Db): Promise<StoredFeed[]> => db.getAll('published');

/** Undefined: nothing of this profile lies there any more. */
export async function putFeed(db: Db, tenantId: TenantId, feed: StoredFeed | undefined): Promise<void> {
  if (feed) await db.put('published', feed, tenantId);
  else await db.delete('published', tenantId);
}

/** With other keys, what was published with the ones before is not ours any more. */
export const forgetFeeds = (db: Db): Promise<void> => db.clear('published');
