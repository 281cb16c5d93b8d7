import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { tenantOfRecord, withoutRecordsOf } from './page-records.ts';
import { type CustomerPage, encodeCustomer } from './pages.ts';

const FRESH = '+';
/** A page is written whole when it has no more customers than this, or would have more fresh ones. */
const FRESH_LIMIT = 8;

/**
 * Where the fresh part of a page lies: the few of its customers that changed since it was written whole. They stand for
 * what the page itself has of them, so that a change writes these alone and not a page of 50 kB.
 */
export const freshKeyOf = (page: string): string => FRESH + page;

/** The page that a key of the store is about, be it the page or its fresh part. */
export const pageOfKey = (key: string): string => (key.startsWith(FRESH) ? key.slice(FRESH.length) : key);

/** Every fresh part: in the order of keys they come before all pages. */
export const freshRange = (): IDBKeyRange => IDBKeyRange.bound(FRESH, '0', false, true);

/** A page as stored. */
export interface StoredPage {
  /** Undefined: not read, because all that is looked for is fresh. Empty when there is none. */
  whole: CustomerPage | undefined;
  fresh: CustomerPage;
}

export type PageWrite = { state: 'fresh'; fresh: CustomerPage } | { state: 'whole'; whole: CustomerPage };

/** What is written when some customers of a page change. A whole page takes its fresh part's place as well. */
export function planPageWrite(
  { whole, fresh }: StoredPage,
  changed: ReadonlyMap<TenantId, Folded<Customer>>,
): PageWrite {
  const encoded = [...changed.values()].map(encodeCustomer);
  const next = [...withoutRecordsOf(fresh, new Set(changed.keys())), ...encoded];
  if (whole === undefined || (whole.length > FRESH_LIMIT && next.length <= FRESH_LIMIT))
    return { state: 'fresh', fresh: next };
  const replaced = new Set(next.flatMap((record) => tenantOfRecord(record) ?? []));
  return { state: 'whole', whole: [...withoutRecordsOf(whole, replaced), ...next] };
}
