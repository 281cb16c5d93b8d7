import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { findStored } from './find-stored.ts';
import { freshKeyOf, type StoredPages } from './fresh-pages.ts';
import { hasRecord } from './page-records.ts';
import { customerPageOf } from './pages.ts';
import { type PageReader, type PageStore, pageReader } from './read-pages.ts';
import { toldByDone } from './told-by-done.ts';

/** Some 2 MB at 100,000 customers, where all pages of a bulk change come to 60. */
const PAGES_AT_ONCE = 64;

/**
 * The documents of these customers in the order asked for, dropped ones included; those that do not exist or are damaged
 * are left out. Pages are let go of as soon as the documents are found in them, and between two readings the thread is
 * free.
 */
export async function readStored(
  store: PageStore,
  ids: ReadonlySet<TenantId>,
): Promise<Map<TenantId, Folded<Customer>>> {
  const read = await pageReader(store, ids.size);
  const fresh = await read([...ids].map(freshKeyOf));
  const found = new Map<TenantId, Folded<Customer>>();
  const find = (some: Iterable<TenantId>, whole: StoredPages['whole']) => {
    for (const id of some) {
      const folded = findStored(id, { fresh, whole });
      if (folded) found.set(id, folded);
    }
  };
  const isFresh = (id: TenantId) => hasRecord(id, fresh.get(freshKeyOf(id)));
  const byPage = Map.groupBy(
    [...ids].filter((id) => !isFresh(id)),
    customerPageOf,
  );
  const batches = readAhead([...byPage.keys()], read);
  find([...ids].filter(isFresh), new Map());
  for await (const whole of batches) for (const key of whole.keys()) find(byPage.get(key) ?? [], whole);
  return inOrderOf(ids, found);
}

function inOrderOf<K, V>(keys: Iterable<K>, found: ReadonlyMap<K, V>): Map<K, V> {
  const ordered = new Map<K, V>();
  for (const key of keys) {
    const value = found.get(key);
    if (value !== undefined) ordered.set(key, value);
  }
  return ordered;
}

/** The database reads on while the last batch is looked through. */
async function* readAhead(keys: readonly string[], read: PageReader) {
  const start = (at: number) => toldByDone(read(keys.slice(at, at + PAGES_AT_ONCE)));
  let next = start(0);
  for (let at = 0; at < keys.length; at += PAGES_AT_ONCE) {
    const pages = await next;
    next = start(at + PAGES_AT_ONCE);
    yield pages;
  }
}
