import { type ReadonlySignal, signal } from '@preact/signals';
import type { Care } from '../care-storage.ts';
import { getCustomers, scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { type LookupEntry, type LookupResult, type Places, rankCustomers, toLookupEntry } from './rank.ts';

export interface Lookup {
  typed: ReadonlySignal<string>;
  /** Of the customers read so far. */
  result: ReadonlySignal<LookupResult>;
  isReading: ReadonlySignal<boolean>;
  type(text: string): void;
  /** Settles when every customer has been read. Rejects when the directory cannot be read. */
  finished: Promise<void>;
}

export const MAX_SHOWN = 50;
/** Ranking everyone anew for each page read would take longer than the reading. */
const REFRESH_IN_MS = 100;

/** Reads every customer once, and filters them as they come and as the user types; pinned and recent ones come first. */
export function openLookup(db: Db, ending: AbortSignal, care: ReadonlySignal<Care>): Lookup {
  const entries: LookupEntry[] = [];
  const typed = signal('');
  const result = signal<LookupResult>({ entries: [], matches: 0 });
  const isReading = signal(true);
  let known: ReadonlySet<TenantId> = new Set();
  let refreshedAt = Number.NEGATIVE_INFINITY;

  function refresh() {
    const text = typed.peek();
    result.value = rankCustomers(entries, text, MAX_SHOWN, placesOf(care.peek(), text));
  }
  function take(customers: Customer[]) {
    for (const customer of customers) if (!known.has(customer.tenantId)) entries.push(toLookupEntry(customer));
    if (performance.now() - refreshedAt < REFRESH_IN_MS) return;
    refresh();
    refreshedAt = performance.now();
  }
  async function read() {
    const { pinned, recent } = care.peek();
    const first = await getCustomers(db, [...pinned, ...recent]);
    for (const customer of first.values()) entries.push(toLookupEntry(customer));
    known = new Set(first.keys());
    ending.addEventListener('abort', care.subscribe(refresh));
    await scanCustomers(db, take, ending);
    isReading.value = false;
    refresh();
  }
  function type(text: string) {
    typed.value = text;
    refresh();
  }
  return { typed, result, isReading, type, finished: read() };
}

/** Nothing typed: pinned, then recent ones. Something typed: pinned ones before those that match as well. */
export function placesOf({ pinned, recent }: Care, typed: string): Places {
  const first = typed.trim() ? pinned : [...pinned, ...recent.filter((id) => !pinned.includes(id))];
  return new Map(first.map((id, place) => [id, place]));
}
