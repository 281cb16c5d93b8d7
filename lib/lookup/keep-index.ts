import { scanCustomers } from '../db/customers.ts';
import { getHead } from '../db/history.ts';
import { markLookup, readLookup, type StoredLookup, writeLookupBase } from '../db/lookup.ts';
import type { Db } from '../db/open.ts';
import { type LookupDoc, lookupDocOf } from '../directory/lookup-doc.ts';
import { runInSlices } from '../in-slices.ts';
import { buildSegmentInSteps } from './build-segment.ts';

const LOCK = 'support-contacts/lookup';
/** Going through more changed customers would be felt at every opening. */
const MAX_CHANGED = 1_000;
const MAX_DELTAS = 200;

/**
 * Builds the stored index anew when there is none, or when much has changed since. One page or worker does at a time;
 * the others wait, for it may be closed before it has finished. Rejects with the signal's reason when cancelled: the
 * stored index stays.
 */
export async function keepIndex(db: Db, signal?: AbortSignal): Promise<void> {
  await navigator.locks.request(LOCK, signal ? { signal } : {}, async () => {
    let builtAt: number | undefined;
    while (isOutdated(await readLookup(db))) {
      const head = await getHead(db);
      if (head === builtAt) return; // What cannot be used is no commit's: building again would not help.
      await rebuildIndex(db, signal);
      builtAt = head;
    }
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
  // Before the first commit there is nobody; whoever comes meanwhile may be gone again, and no commit would tell.
  if (mark.revision > 0)
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
