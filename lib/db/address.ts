import type { Db } from './schema.ts';

/** Where the team's log lies, with its token: a secret that no export, log or message may hold. Undefined: nowhere. */
export async function getAddress(db: Db): Promise<string | undefined> {
  const stored = await db.get('sync', 'address');
  return stored && 'url' in stored ? stored.url : undefined;
}

export async function putAddress(db: Db, url: string): Promise<void> {
  await db.put('sync', { url }, 'address');
}
