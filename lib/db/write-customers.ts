import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { freshKeyOf, mergePage, planFreshPage, type StoredPages } from './fresh-pages.ts';
import type { CustomerPage } from './pages.ts';
import { readWholePages } from './read-pages.ts';
import type { WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

/** Puts changed customers on their fresh pages, and those of a fresh page that would be crowded on their own. */
export async function writeCustomers(
  tx: WriteTransaction,
  stored: StoredPages,
  changed: ReadonlyMap<TenantId, Folded<Customer>>,
): Promise<void> {
  const store = tx.objectStore('customers');
  const leaving = new Map<string, CustomerPage>();
  for (const [key, entries] of Map.groupBy(changed, ([id]) => freshKeyOf(id))) {
    const before = stored.fresh.get(key) ?? [];
    const change = planFreshPage(before, new Map(entries));
    for (const [page, records] of change.leaving) leaving.set(page, records);
    if (change.fresh.length > 0) void toldByDone(store.put(change.fresh, key));
    else if (before.length > 0) void toldByDone(store.delete(key));
  }
  const unread = [...leaving.keys()].filter((key) => !stored.whole.has(key));
  const whole = new Map([...stored.whole, ...(await readWholePages(store, unread))]);
  for (const [key, records] of leaving) void toldByDone(store.put(mergePage(whole.get(key) ?? [], records), key));
}
