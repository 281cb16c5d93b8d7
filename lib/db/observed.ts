import type { IDBPTransaction } from 'idb';
import type { TenantId } from '../directory/types.ts';
import { abortQuietly } from './abort-quietly.ts';
import type { Db, Schema } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

const RUN = 'observing';
const PARTNERS = 'observedPartners';
const CHANNEL = 'support-contacts/observing';

/** The run that observes Partner Center; lib/partner-center/observe/observing-run.ts knows what it is. */
export const getObserving = (db: Db): Promise<object | undefined> => db.get('partnerCenter', RUN);

/** lib/partner-center/observe/observed-partners.ts knows what it is. */
export const getObservedPartners = (db: Db): Promise<object | undefined> => db.get('partnerCenter', PARTNERS);

/** lib/partner-center/observe/observed-customer.ts knows what it is. */
export const getObserved = (db: Db, tenantId: TenantId): Promise<object | undefined> => db.get('observed', tenantId);

/** The first `most` behind this one, by tenant id; without it from the beginning. */
export async function getObservedAfter(
  db: Db,
  after: TenantId | undefined,
  most: number,
): Promise<{ ids: TenantId[]; records: object[] }> {
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const { store } = db.transaction('observed');
  const [ids, records] = await Promise.all([store.getAllKeys(range, most), store.getAll(range, most)]);
  return { ids, records };
}

/** Changes what is kept of one customer, as it is stored by then; undefined leaves it. */
export async function changeObserved(
  db: Db,
  tenantId: TenantId,
  change: (before: object | undefined) => object | undefined,
): Promise<void> {
  const tx = db.transaction('observed', 'readwrite');
  const after = change(await tx.store.get(tenantId));
  if (after) void tx.store.put(after, tenantId);
  await tx.done;
}

/** What a run heard, and how far it is with it. */
export interface ObservingStep {
  /** The run as it is stored by then → as it will be; undefined: it is gone or another, and nothing is written. */
  run: (before: object | undefined) => object | undefined;
  /** What it heard of partners. */
  partners?: object;
  /** Customers that it heard of. */
  ids?: readonly TenantId[];
  /** What becomes of each; undefined leaves it. */
  observed?: (id: TenantId, before: object | undefined) => object | undefined;
}

/**
 * All of a step is written or nothing. Resolves to the run as it is stored then, undefined when it is gone. Throws when
 * the database refuses (quota, closed by an upgrade).
 */
export async function writeObserving(db: Db, step: ObservingStep): Promise<object | undefined> {
  const tx = db.transaction(['partnerCenter', 'observed'], 'readwrite');
  try {
    const after = await takeStep(tx, step);
    await tx.done;
    announceObserving();
    return after;
  } catch (cause) {
    abortQuietly(tx);
    throw cause;
  }
}

type ObservingTransaction = IDBPTransaction<Schema, ['partnerCenter', 'observed'], 'readwrite'>;

async function takeStep(tx: ObservingTransaction, { run, partners, ids = [], observed }: ObservingStep) {
  const [runs, customers] = [tx.objectStore('partnerCenter'), tx.objectStore('observed')];
  const [before, ...known] = await Promise.all([runs.get(RUN), ...ids.map((id) => customers.get(id))]);
  const after = run(before);
  if (!after) return undefined;
  await toldByDone(runs.put(after, RUN));
  if (partners) void toldByDone(runs.put(partners, PARTNERS));
  for (const [at, id] of ids.entries()) {
    const next = observed?.(id, known[at]);
    if (next) void toldByDone(customers.put(next, id));
  }
  return after;
}

/** Tells every page, this one included, that the run has moved on. */
export function announceObserving(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back whenever the run has moved on. Returns what ends it. */
export function onObserving(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => listener();
  return () => channel.close();
}
