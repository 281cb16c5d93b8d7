import type { Db, Schema } from './schema.ts';

export interface NumberedStore {
  openKeyCursor(range: null, direction: 'prev'): Promise<{ readonly key: number } | null>;
}

/** The highest number in a store; 0 when it is empty. */
export async function newestKey(store: NumberedStore): Promise<number> {
  return (await store.openKeyCursor(null, 'prev'))?.key ?? 0;
}

/**
 * How often the directory of this profile has changed: what a plan is worked out against, and what everything derived
 * from the directory is derived from. Positions of the log will not do: commits that arrive stand before those that wait.
 * A profile from before revisions were counted has that of its newest commit.
 */
export async function newestRevision(touched: NumberedStore, log: NumberedStore): Promise<number> {
  return (await newestKey(touched)) || newestKey(log);
}

export async function getRevision(db: Db): Promise<number> {
  const tx = db.transaction(['touched', 'log']);
  return newestRevision(tx.objectStore('touched'), tx.objectStore('log'));
}

/** A moment of this profile's directory. */
export interface Mark {
  /** Undefined before the first commit; another one since the directory was erased. */
  agent: string | undefined;
  revision: number;
}

interface StateStore {
  get(key: 'agent'): Promise<Schema['state']['value'] | undefined>;
}

export async function readMark(state: StateStore, touched: NumberedStore, log: NumberedStore): Promise<Mark> {
  const [agent, revision] = await Promise.all([state.get('agent'), newestRevision(touched, log)]);
  return { agent: agentIn(agent), revision };
}

export function getMark(db: Db): Promise<Mark> {
  const tx = db.transaction(['state', 'touched', 'log']);
  return readMark(tx.objectStore('state'), tx.objectStore('touched'), tx.objectStore('log'));
}

export const agentIn = (stored: Schema['state']['value'] | undefined): string | undefined =>
  typeof stored === 'object' && 'agent' in stored ? stored.agent : undefined;
