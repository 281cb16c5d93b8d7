import { dequal } from 'dequal';
import { type LookupDoc, lookupDocOf } from '../directory/lookup-doc.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { agentIn, type Mark, readMark } from './revision.ts';
import type { Db, LookupBase, WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';
import { takingTurns } from './write-lock.ts';

/** What one revision changed for the lookup. `everything`: too much to be worth listing; the index is to be built anew. */
export type LookupDelta = { changed: LookupDoc[]; dropped: TenantId[] } | 'everything';

/** What is stored for the lookup: an index up to a revision, and what was changed since. */
export interface StoredLookup {
  /** Undefined: there is none, or what is stored cannot be trusted. */
  base: LookupBase | undefined;
  /** Oldest first. */
  deltas: LookupDelta[];
}

type LookupIndexBytes = Omit<LookupBase, 'position' | 'id'>;

/** Building the index anew takes less than going through more of them at every opening. */
const MAX_CHANGED = 5_000;
const BASE = 'base';

const deltasUpTo = (revision: number) => IDBKeyRange.bound(0, revision);

/** Notes, in the commit's transaction, what it changed for the lookup: each customer as it was and as it is. */
export function writeLookupDelta(
  tx: WriteTransaction,
  changes: Iterable<readonly [was: Customer | undefined, is: Customer | undefined]>,
  revision: number,
): void {
  const delta = deltaOf(changes);
  if (delta !== undefined) toldByDone(tx.objectStore('lookup').put(JSON.stringify(delta), revision));
}

/** Undefined when nobody is found differently. */
function deltaOf(
  changes: Iterable<readonly [was: Customer | undefined, is: Customer | undefined]>,
): LookupDelta | undefined {
  const changed: LookupDoc[] = [];
  const dropped: TenantId[] = [];
  for (const [was, is] of changes) {
    if (changed.length + dropped.length === MAX_CHANGED) return 'everything';
    const doc = is && lookupDocOf(is);
    if (doc && !(was && dequal(lookupDocOf(was), doc))) changed.push(doc);
    if (was && !doc) dropped.push(was.tenantId);
  }
  return changed.length + dropped.length > 0 ? { changed, dropped } : undefined;
}

/** The index and its changes at one moment. */
export async function readLookup(db: Db): Promise<StoredLookup> {
  const { store } = db.transaction('lookup');
  const [base, deltas] = await Promise.all([store.get(BASE), store.getAll(deltasUpTo(Number.POSITIVE_INFINITY))]);
  const read = deltas.map(parseDelta);
  const sound = read.filter((delta) => delta !== undefined);
  // Without one of its changes the index would tell what is no longer so.
  const isWhole = sound.length === read.length && isBase(base);
  return { base: isWhole ? base : undefined, deltas: sound };
}

const isBase = (record: unknown): record is LookupBase =>
  typeof record === 'object' &&
  record !== null &&
  'id' in record &&
  typeof record.id === 'string' &&
  'bytes' in record &&
  record.bytes instanceof Blob;

function parseDelta(record: unknown): LookupDelta | undefined {
  if (typeof record !== 'string') return undefined;
  try {
    const delta: unknown = JSON.parse(record);
    return isDelta(delta) ? delta : undefined;
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

const isDelta = (delta: unknown): delta is LookupDelta =>
  delta === 'everything' ||
  (typeof delta === 'object' &&
    delta !== null &&
    'changed' in delta &&
    Array.isArray(delta.changed) &&
    delta.changed.every(isDoc) &&
    'dropped' in delta &&
    isTexts(delta.dropped));

function isDoc(doc: Partial<Record<keyof LookupDoc, unknown>> | null): boolean {
  const { tenantId, companyName, aliases, domains, subscriptionIds, supporters } = doc ?? {};
  return isTexts([tenantId, companyName]) && [aliases, domains, subscriptionIds, supporters].every(isTexts);
}

const isTexts = (list: unknown): boolean => Array.isArray(list) && list.every((text) => typeof text === 'string');

/** What an index that is begun now will hold at least. */
export function markLookup(db: Db): Promise<Mark> {
  const tx = db.transaction(['state', 'touched', 'log']);
  return readMark(tx.objectStore('state'), tx.objectStore('touched'), tx.objectStore('log'));
}

/**
 * Puts an index of what was read since a mark in place of the changes it has taken in. False when the directory was
 * erased meanwhile; nothing is written then.
 */
export async function writeLookupBase(db: Db, mark: Mark, index: LookupIndexBytes): Promise<boolean> {
  return takingTurns(async () => {
    const tx = db.transaction(['lookup', 'state'], 'readwrite');
    const isCurrent = mark.revision === 0 || agentIn(await tx.objectStore('state').get('agent')) === mark.agent;
    if (isCurrent) {
      const store = tx.objectStore('lookup');
      toldByDone(store.put({ ...index, id: crypto.randomUUID(), position: mark.revision }, BASE));
      toldByDone(store.delete(deltasUpTo(mark.revision)));
    }
    await tx.done;
    return isCurrent;
  });
}

/** Forgets an index that turned out to be damaged, so that it is built anew. */
export async function dropLookupBase(db: Db): Promise<void> {
  await db.delete('lookup', BASE);
}
