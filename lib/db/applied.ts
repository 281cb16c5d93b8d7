import type { TenantId } from '../directory/types.ts';
import { allOrNothing } from './all-or-nothing.ts';
import type { Db } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

const CHANNEL = 'support-contacts/applied';
const RUN = 'applying';
const rowKeys = () => IDBKeyRange.bound('row/', 'row/\uFFFF');

/** The last run that writes to Partner Center; lib/partner-center/apply/apply-run.ts knows what it is. */
export const getApplying = (db: Db): Promise<object | undefined> => db.get('partnerCenter', RUN);

/** Its rows that are to be written, in order, under their keys. */
export async function getRowsToApply(db: Db): Promise<Map<string, object>> {
  const { store } = db.transaction('applied');
  const [keys, rows] = await Promise.all([store.getAllKeys(rowKeys()), store.getAll(rowKeys())]);
  return new Map(keys.flatMap((key, at) => (rows[at] ? [[key, rows[at]]] : [])));
}

/** All that is recorded of its rows, those that need no writing included. */
export const getApplied = (db: Db): Promise<object[]> => db.getAll('applied');

const keyOf = (kind: string, at: number) => `${kind}/${String(at).padStart(7, '0')}`;

export interface NewApplying {
  run: object;
  rows: readonly object[];
  /** Records of rows that need no writing. */
  settled: readonly object[];
  /** Whether the run that is stored by then may be replaced. */
  mayReplace: (before: object | undefined) => boolean;
}

/** Puts a run in the place of the one before it, rows and all. False: that one stays, and nothing is written. */
export async function startApplying(db: Db, { run, rows, settled, mayReplace }: NewApplying): Promise<boolean> {
  const tx = db.transaction(['partnerCenter', 'applied'], 'readwrite', { durability: 'strict' });
  const [runs, applied] = [tx.objectStore('partnerCenter'), tx.objectStore('applied')];
  const isBegun = await allOrNothing(tx, async () => {
    if (!mayReplace(await runs.get(RUN))) return false;
    await applied.clear();
    for (const [at, row] of rows.entries()) void toldByDone(applied.put(row, keyOf('row', at)));
    for (const [at, record] of settled.entries()) void toldByDone(applied.put(record, keyOf('settled', at)));
    await runs.put(run, RUN);
    return true;
  });
  if (isBegun) announceApplied();
  return isBegun;
}

/** Changes the run as it is stored by then; undefined leaves it. Resolves to the run as it is stored then. */
export async function changeApplying(
  db: Db,
  change: (before: object | undefined) => object | undefined,
): Promise<object | undefined> {
  const tx = db.transaction('partnerCenter', 'readwrite', { durability: 'strict' });
  const stored = await allOrNothing(tx, async () => {
    const before = await tx.store.get(RUN);
    const after = change(before);
    if (after) await tx.store.put(after, RUN);
    return after ?? before;
  });
  announceApplied();
  return stored;
}

export interface AppliedRow {
  key: string;
  row: object;
  /** Whether the stored run is still one that takes the row. */
  isCurrent: (run: object | undefined) => boolean;
  /** What is kept of the customer as Partner Center was observed; undefined leaves it. */
  observed?: { id: TenantId; change: (before: object | undefined) => object | undefined };
}

/** Records a row, and what was thereby observed, all or nothing. False: the run is another by now, nothing is written. */
export async function putAppliedRow(db: Db, { key, row, isCurrent, observed }: AppliedRow): Promise<boolean> {
  const tx = db.transaction(['partnerCenter', 'applied', 'observed'], 'readwrite', { durability: 'strict' });
  const customers = tx.objectStore('observed');
  const isKept = await allOrNothing(tx, async () => {
    const run = await tx.objectStore('partnerCenter').get(RUN);
    if (!isCurrent(run)) return false;
    const after = observed?.change(await customers.get(observed.id));
    if (observed && after) await customers.put(after, observed.id);
    await tx.objectStore('applied').put(row, key);
    return true;
  });
  if (isKept) announceApplied();
  return isKept;
}

/** Tells every page and worker, this one included, that the run has moved on. */
export function announceApplied(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back whenever the run has moved on. Returns what ends it. */
export function onApplied(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => listener();
  return () => channel.close();
}
