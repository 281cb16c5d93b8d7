import type { Db } from './schema.ts';

/** Where the team's log lies, with its token: a secret that no export, log or message may hold. Undefined: nowhere. */
export async function getAddress(db: Db): Promise<string | undefined> {
  const stored = await db.get('sync', 'address');
  return stored && 'url' in stored ? stored.url : undefined;
}

/** Whether an administrator's policy brought it; a person's own is never replaced by one. */
export async function isAddressByPolicy(db: Db): Promise<boolean> {
  const stored = await db.get('sync', 'address');
  return stored !== undefined && 'byPolicy' in stored && stored.byPolicy === true;
}

export async function putAddress(db: Db, url: string, by: 'person' | 'policy' = 'person'): Promise<void> {
  await db.put('sync', { url, ...(by === 'policy' ? { byPolicy: true } : {}) }, 'address');
}
