import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { tenantOfRecord, withoutRecordsOf } from './page-records.ts';
import { type CustomerPage, customerPageOf, encodeCustomer } from './pages.ts';

const FRESH = '+';
/** Sixteen pages have one fresh page. */
const PREFIX_LENGTH = 2;
/** With more, their places are the pages themselves. */
export const FRESH_LIMIT = 32;

/**
 * Where the fresh page of some pages lies: the customers that changed since these pages were last written. They stand
 * for what the pages have of them, so that an edit writes a few customers and not the 25 others of each of their pages.
 */
export const freshKeyOf = (pageOrId: string): string => FRESH + pageOrId.slice(0, PREFIX_LENGTH);

/** What a key's page and its fresh page have in common. */
export const prefixOfKey = (key: string): string =>
  (key.startsWith(FRESH) ? key.slice(FRESH.length) : key).slice(0, PREFIX_LENGTH);

/** Every page, not fresh, of these prefixes and those between. */
export const pagesOfPrefixes = (first: string, last: string): IDBKeyRange => IDBKeyRange.bound(first, `${last}g`);

/** Pages as stored, by key; empty where there is none. Those that are not there were not read. */
export interface StoredPages {
  fresh: ReadonlyMap<string, CustomerPage>;
  whole: ReadonlyMap<string, CustomerPage>;
}

export interface FreshChange {
  /** What the fresh page holds from now on; removed when empty. */
  fresh: CustomerPage;
  /** What goes to the pages, by their keys. */
  leaving: ReadonlyMap<string, CustomerPage>;
}

/** What becomes of a fresh page when some of its customers change. A damaged record that names nobody stays. */
export function planFreshPage(stored: CustomerPage, changed: ReadonlyMap<TenantId, Folded<Customer>>): FreshChange {
  const encoded = [...changed.values()].map(encodeCustomer);
  const fresh = [...withoutRecordsOf(stored, new Set(changed.keys())), ...encoded];
  if (fresh.length <= FRESH_LIMIT) return { fresh, leaving: new Map() };
  const byPage = Map.groupBy(fresh, (record) => {
    const id = tenantOfRecord(record);
    return id && customerPageOf(id);
  });
  const leaving = [...byPage].flatMap(([key, records]) => (key === undefined ? [] : [[key, records] as const]));
  return { fresh: byPage.get(undefined) ?? [], leaving: new Map(leaving) };
}

/** A page with records that stand for what it has of their customers. */
export function mergePage(page: CustomerPage, records: CustomerPage): CustomerPage {
  const replaced = new Set(records.flatMap((record) => tenantOfRecord(record) ?? []));
  return [...withoutRecordsOf(page, replaced), ...records];
}
