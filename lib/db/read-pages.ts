import type { TenantId } from '../directory/types.ts';
import { freshKeyOf, type StoredPages } from './fresh-pages.ts';
import { hasRecord } from './page-records.ts';
import { type CustomerPage, customerPageOf, isPage } from './pages.ts';

/** What is used of the store of customers, in a transaction of any kind. */
export interface PageStore {
  get(key: string): Promise<CustomerPage | undefined>;
  getAll(): Promise<CustomerPage[]>;
  getAllKeys(): Promise<string[]>;
}

/** Asking which pages there are reads past all that they hold, and takes longer than asking for so many. */
const FEW = 1_024;
/** One request for all pages beats a request for each, once so large a share is wanted. */
const MOST = 3 / 4;

/**
 * The pages of these customers as stored, nothing parsed: their fresh pages, and whole ones of those customers alone
 * that are neither fresh nor known to the caller.
 */
export async function readPagesOf(
  store: PageStore,
  ids: ReadonlySet<TenantId>,
  isKnown: (id: TenantId) => boolean = () => false,
): Promise<StoredPages> {
  const read = await pageReader(store, ids.size);
  const fresh = await read([...ids].map(freshKeyOf));
  const unread = [...ids].filter((id) => !isKnown(id) && !hasRecord(id, fresh.get(freshKeyOf(id))));
  const whole = await read(unread.map(customerPageOf));
  return { fresh, whole };
}

/** Whole pages; throws when one of them is no page, because writing it back would destroy what it holds. */
export async function readWholePages(store: PageStore, keys: readonly string[]): Promise<Map<string, CustomerPage>> {
  const pages = await (await pageReader(store, keys.length))(keys);
  refuseDamaged(pages);
  return pages;
}

export function refuseDamaged(pages: ReadonlyMap<string, unknown>): void {
  for (const [key, page] of pages) {
    if (isPage(page)) continue;
    throw new Error(
      `Stored customers beginning with "${key}" are damaged. Nothing was written; export what is readable and import it anew.`,
    );
  }
}

export type PageReader = (keys: readonly string[]) => Promise<Map<string, CustomerPage>>;

/** Reads pages of one transaction, by key; empty ones where there are none. `wanted`: about how many there will be. */
export async function pageReader(store: PageStore, wanted: number): Promise<PageReader> {
  if (wanted <= FEW) return (keys) => readEach(store, [...new Set(keys)]);
  const stored = await store.getAllKeys();
  const isStored = new Set(stored);
  return async (keys) => {
    const there = [...new Set(keys)].filter((key) => isStored.has(key));
    const isMost = there.length > FEW && there.length > stored.length * MOST;
    const found = isMost ? zip(stored, await store.getAll()) : await readEach(store, there);
    return new Map(keys.map((key) => [key, found.get(key) ?? []]));
  };
}

async function readEach(store: PageStore, keys: readonly string[]): Promise<Map<string, CustomerPage>> {
  return zip(keys, await Promise.all(keys.map((key) => store.get(key))));
}

const zip = (keys: readonly string[], pages: readonly (CustomerPage | undefined)[]): Map<string, CustomerPage> =>
  new Map(keys.map((key, at) => [key, pages[at] ?? []]));
