import { type ReadonlySignal, signal } from '@preact/signals';
import { scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import type { Customer } from '../directory/types.ts';
import { type LookupEntry, type LookupResult, rankCustomers, toLookupEntry } from './rank.ts';

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

/** Reads every customer once, and filters them as they come and as the user types. */
export function openLookup(db: Db, ending: AbortSignal): Lookup {
  const entries: LookupEntry[] = [];
  const typed = signal('');
  const result = signal<LookupResult>({ entries: [], matches: 0 });
  const isReading = signal(true);
  let refreshedAt = Number.NEGATIVE_INFINITY;

  function refresh() {
    refreshedAt = performance.now();
    result.value = rankCustomers(entries, typed.peek(), MAX_SHOWN);
  }
  function take(customers: Customer[]) {
    for (const customer of customers) entries.push(toLookupEntry(customer));
    if (performance.now() - refreshedAt >= REFRESH_IN_MS) refresh();
  }
  async function read() {
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
