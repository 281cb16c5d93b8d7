import { deleteDB } from 'idb';
import { commitPlan } from '../../../lib/db/commit.ts';
import { getHead } from '../../../lib/db/history.ts';
import { type Db, openDb } from '../../../lib/db/open.ts';
import { createPlan } from '../../../lib/log/plan.ts';
import type { Op } from '../../../lib/log/types.ts';
import { createSync, type SyncOptions } from '../../../lib/workspace/sync/create-sync.ts';
import { joinWorkspace, type LocalDirectory } from '../../../lib/workspace/sync/join-workspace.ts';
import { lookAtWorkspace } from '../../../lib/workspace/sync/look-at-workspace.ts';
import type { Store } from '../../../lib/workspace/transport/send.ts';
import { createFaultyFetch, type Fault } from '../../stand-ins/azurite/faulty-fetch.ts';
import { storeOf } from '../transport/store-of.ts';

export const NOW = '2026-01-01T00:00:00.000Z';
/** A profile of its own. */
export async function openProfile(name = `member-${crypto.randomUUID()}`): Promise<Db> {
  return openDb(name);
}

export async function closeProfile(db: Db): Promise<void> {
  db.close();
  await deleteDB(db.name);
}

/** Looks at a workspace and joins it. */
export async function join(db: Db, store: Store, local: LocalDirectory = 'none') {
  const looked = await lookAtWorkspace(store);
  return looked.state === 'found' ? joinWorkspace(db, looked.workspace, local) : looked;
}

export const commit = async (db: Db, ...ops: Op[]) =>
  commitPlan(db, createPlan('edit', await getHead(db), ops), { by: 'Ann', at: NOW });

/** One exchange over a network on which these befall the first requests. */
export const syncOver = (db: Db, url: string, faults: Iterable<Fault> = [], options: SyncOptions = {}) =>
  createSync(db, storeOf(url, createFaultyFetch(faults)), options).run();

/** A copy of a whole profile, as copying its folder makes one. */
export async function copyProfile(db: Db): Promise<Db> {
  const copy = await openProfile();
  for (const name of db.objectStoreNames) {
    const [keys, values] = [await db.getAllKeys(name), await db.getAll(name)];
    const { store } = copy.transaction(name, 'readwrite');
    const isInline = store.keyPath !== null;
    await Promise.all(values.map((value, at) => (isInline ? store.put(value) : store.put(value, keys[at] as never))));
  }
  return copy;
}
