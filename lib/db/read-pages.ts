import type { TenantId } from '../directory/types.ts';
import { freshKeyOf, freshRange, type StoredPage } from './fresh-pages.ts';
import { hasRecord } from './page-records.ts';
import { type CustomerPage, customerPageOf, PAGE_COUNT } from './pages.ts';

/** What is used of the store of customers, in a transaction of any kind. */
interface PageStore {
  get(key: string): Promise<CustomerPage | undefined>;
  getAll(): Promise<CustomerPage[]>;
  getAllKeys(range?: IDBKeyRange): Promise<string[]>;
}

/** The pages of these customers by key, as stored: nothing is parsed. A page is left unread when its fresh part tells all. */
export async function readPagesOf(store: PageStore, ids: ReadonlySet<TenantId>): Promise<Map<string, StoredPage>> {
  const idsOfPage = Map.groupBy(ids, customerPageOf);
  const fresh = await readFresh(store, idsOfPage);
  const isFresh = (key: string) => idsOfPage.get(key)?.every((id) => hasRecord(id, fresh.get(key)));
  const unread = [...idsOfPage.keys()].filter((key) => !isFresh(key));
  const whole = await readMany(store, unread);
  const pageOf = (key: string): StoredPage => ({ whole: whole.get(key), fresh: fresh.get(key) ?? [] });
  return new Map([...idsOfPage.keys()].map((key) => [key, pageOf(key)]));
}

/** Which there are is one quick question, and most often the answer is none. */
async function readFresh(store: PageStore, wanted: ReadonlyMap<string, unknown>): Promise<Map<string, CustomerPage>> {
  if (wanted.size === 0) return new Map();
  const stored = new Set(await store.getAllKeys(freshRange()));
  const keys = [...wanted.keys()].filter((key) => stored.has(freshKeyOf(key)));
  const pages = await Promise.all(keys.map((key) => store.get(freshKeyOf(key))));
  return new Map(keys.map((key, at) => [key, pages[at] ?? []]));
}

/** An empty page where there is none. */
async function readMany(store: PageStore, keys: readonly string[]): Promise<Map<string, CustomerPage>> {
  if (keys.length > PAGE_COUNT * (3 / 4)) return readAll(store, keys);
  const pages = await Promise.all(keys.map((key) => store.get(key)));
  return new Map(keys.map((key, at) => [key, pages[at] ?? []]));
}

/** One request for all pages beats a request for each, once nearly all are wanted. */
async function readAll(store: PageStore, wanted: readonly string[]): Promise<Map<string, CustomerPage>> {
  const [keys, pages] = await Promise.all([store.getAllKeys(), store.getAll()]);
  const stored = new Map(keys.map((key, at) => [key, pages[at]]));
  return new Map(wanted.map((key) => [key, stored.get(key) ?? []]));
}
