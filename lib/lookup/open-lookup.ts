import { type ReadonlySignal, signal } from '@preact/signals';
import type { Care } from '../care-storage.ts';
import { getCustomers, type ScanProgress, scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { describeFault } from '../report-error.ts';
import type { LookupResult } from './lookup-row.ts';
import { type LookupEntry, type Places, rankCustomers, toLookupEntry } from './rank.ts';

export interface Lookup {
  typed: ReadonlySignal<string>;
  /** Of the customers read so far. */
  result: ReadonlySignal<LookupResult>;
  isReading: ReadonlySignal<boolean>;
  /** Stored customers that cannot be read and are left out. */
  damaged: ReadonlySignal<number>;
  /** Why not every customer could be read, in one line. */
  failed: ReadonlySignal<string | undefined>;
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
  const result = signal<LookupResult>({ rows: [], matches: 0 });
  const isReading = signal(true);
  const damaged = signal(0);
  const failed = signal<string | undefined>(undefined);
  let known: ReadonlySet<TenantId> = new Set();
  let refreshedAt = Number.NEGATIVE_INFINITY;

  function refresh() {
    const text = typed.peek();
    result.value = rankCustomers(entries, text, MAX_SHOWN, placesOf(care.peek(), text));
  }
  function take(customers: Customer[], progress: ScanProgress) {
    damaged.value = progress.damaged;
    for (const customer of customers) if (!known.has(customer.tenantId)) entries.push(toLookupEntry(customer));
    if (performance.now() - refreshedAt < REFRESH_IN_MS) return;
    refresh();
    refreshedAt = performance.now();
  }
  async function readAll() {
    const { pinned, recent } = care.peek();
    const first = await getCustomers(db, [...pinned, ...recent]);
    for (const customer of first.values()) entries.push(toLookupEntry(customer));
    known = new Set(first.keys());
    ending.addEventListener('abort', care.subscribe(refresh));
    await scanCustomers(db, take, ending);
  }
  async function read() {
    try {
      await readAll();
    } catch (fault) {
      if (!ending.aborted) failed.value = describeFault(fault);
      throw fault;
    } finally {
      isReading.value = false;
      refresh();
    }
  }
  function type(text: string) {
    typed.value = text;
    refresh();
  }
  return { typed, result, isReading, damaged, failed, type, finished: read() };
}

/** Nothing typed: pinned, then recent ones. Something typed: pinned ones before those that match as well. */
export function placesOf({ pinned, recent }: Care, typed: string): Places {
  const first = typed.trim() ? pinned : [...pinned, ...recent.filter((id) => !pinned.includes(id))];
  return new Map(first.map((id, place) => [id, place]));
}
