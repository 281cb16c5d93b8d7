import type { Db, Release, StoredHeld } from './schema.ts';

export type { Held } from './schema.ts';

/** The change that waits to be looked at; undefined when there is none. */
export async function getHeld(db: Db): Promise<StoredHeld | undefined> {
  const stored = await db.get('sync', 'held');
  return stored && 'held' in stored ? stored : undefined;
}

/** Notes a change that is to be looked at, or, given none, that there is none any more. */
export async function putHeld(db: Db, held: StoredHeld | undefined): Promise<void> {
  if (held) await db.put('sync', held, 'held');
  else if (await getHeld(db)) await db.delete('sync', 'held');
}

/**
 * Lets the next exchange apply what is held up to a position of the team's log, once the directory as it is has been
 * kept; what was held behind it is weighed anew. False: nothing is held. Not while an exchange goes on, which may hold
 * it again.
 */
export async function releaseHeld(db: Db, upTo: number): Promise<boolean> {
  const tx = db.transaction('sync', 'readwrite', { durability: 'strict' });
  const stored = await tx.store.get('held');
  const isHeld = stored !== undefined && 'held' in stored;
  if (isHeld) {
    void tx.store.put({ upTo, isKept: false }, 'release');
    void tx.store.delete('held');
  }
  await tx.done;
  return isHeld;
}

export async function getRelease(db: Db): Promise<Release | undefined> {
  const stored = await db.get('sync', 'release');
  return stored && 'upTo' in stored ? stored : undefined;
}

export async function putRelease(db: Db, release: Release | undefined): Promise<void> {
  if (release) await db.put('sync', release, 'release');
  else await db.delete('sync', 'release');
}
