import { scanCustomers } from '../db/customers.ts';
import { markLookup, readLookup, type StoredLookup, writeLookupBase } from '../db/lookup.ts';
import type { Db } from '../db/open.ts';
import { type LookupDoc, lookupDocOf } from '../directory/lookup-doc.ts';
import { buildSegmentInSteps } from './build-segment.ts';
import { runInSlices } from './run-in-slices.ts';

const LOCK = 'support-contacts/lookup';
/** Going through more changed customers would be felt at every opening. */
const MAX_CHANGED = 1_000;
const MAX_DELTAS = 200;

/**
 * Builds the stored index anew when there is none, or when much has changed since. One page or worker does at a time;
 * another one's call returns at once then. Rejects with the signal's reason when cancelled: the stored index stays.
 */
export async function keepIndex(db: Db, signal?: AbortSignal): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    while (lock && isOutdated(await readLookup(db))) await rebuildIndex(db, signal);
  });
}

/** Whether the index cannot be used, or is better built anew. */
export function isOutdated({ base, deltas }: StoredLookup): boolean {
  const count = deltas.reduce(
    (sum, delta) => sum + (delta === 'everything' ? Number.POSITIVE_INFINITY : sizeOf(delta)),
    0,
  );
  return base === undefined || count > MAX_CHANGED || deltas.length > MAX_DELTAS;
}

const sizeOf = ({ changed, dropped }: Exclude<StoredLookup['deltas'][number], 'everything'>) =>
  changed.length + dropped.length;

/** Commits may go on meanwhile: what they change stays beside the index. */
export async function rebuildIndex(db: Db, signal?: AbortSignal): Promise<void> {
  const mark = await markLookup(db);
  const docs = new Map<string, LookupDoc>();
  let damaged = 0;
  await scanCustomers(
    db,
    (customers, progress) => {
      for (const customer of customers) docs.set(customer.tenantId, lookupDocOf(customer));
      damaged = progress.damaged;
    },
    signal,
  );
  const bytes = await runInSlices(buildSegmentInSteps([...docs.values()]), signal);
  await writeLookupBase(db, mark, { bytes: new Blob([bytes]), damaged });
}
