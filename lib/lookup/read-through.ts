import { scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { type LookupDoc, lookupDocOf } from '../directory/lookup-doc.ts';
import { buildSegment } from './build-segment.ts';
import type { LoadedIndex } from './load-index.ts';
import { createIndex, withSegment } from './lookup-index.ts';
import { openSegment } from './open-segment.ts';

/** So many are packed within a few frames, and 100,000 customers make segments that a search goes through in one. */
const DOCS_PER_SEGMENT = 1_600;

/**
 * An index of the customers themselves, for when none is stored: `show` gets it as far as they are read. Rejects with
 * the signal's reason when cancelled.
 */
export async function readThrough(db: Db, show: (known: LoadedIndex) => void, ending?: AbortSignal): Promise<void> {
  let index = createIndex([], await getPartners(db));
  let waiting: LookupDoc[] = [];
  await scanCustomers(
    db,
    (customers, { damaged, donePages, totalPages }) => {
      waiting.push(...customers.map(lookupDocOf));
      if (waiting.length < DOCS_PER_SEGMENT && donePages < totalPages) return;
      index = withSegment(index, openSegment(buildSegment(waiting)));
      waiting = [];
      show({ index, damaged });
    },
    ending,
  );
}
