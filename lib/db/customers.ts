import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { domainPageOf, pairsOf } from './domain-page.ts';
import { freshKeyOf, pageOfKey } from './fresh-pages.ts';
import { findRecord, tenantOfRecord } from './page-records.ts';
import { customerPageOf, decodeCustomer, isPage, isStanding } from './pages.ts';
import { readPagesOf } from './read-pages.ts';
import type { Db } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

export async function getCustomer(db: Db, id: TenantId): Promise<Customer | undefined> {
  const key = customerPageOf(id);
  const { store } = db.transaction('customers');
  const [fresh, page] = await Promise.all([store.get(freshKeyOf(key)), store.get(key)]);
  return standingValue(findRecord(id, fresh, page));
}

/** Those that exist, each page read once. */
export async function getCustomers(db: Db, ids: Iterable<TenantId>): Promise<Map<TenantId, Customer>> {
  const wanted = new Set(ids);
  const pages = await readPagesOf(db.transaction('customers').store, wanted);
  const found = new Map<TenantId, Customer>();
  for (const id of wanted) {
    const page = pages.get(customerPageOf(id));
    const customer = standingValue(page && findRecord(id, page.fresh, page.whole));
    if (customer) found.set(id, customer);
  }
  return found;
}

const standingValue = (folded: Folded<Customer> | undefined): Customer | undefined =>
  folded && isStanding(folded) ? folded.value : undefined;

export interface ScanProgress {
  donePages: number;
  totalPages: number;
  /** Records left out so far because they are not customers. */
  damaged: number;
}

/** Some 800 customers at 100,000: parsing them takes less than a frame. */
const PAGES_PER_READ = 32;

/**
 * Reads every customer, some pages at a time so that the caller can show the first ones at once.
 * Rejects with the signal's reason when cancelled.
 */
export async function scanCustomers(
  db: Db,
  visit: (customers: Customer[], progress: ScanProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const keys = [...new Set((await db.getAllKeys('customers')).map(pageOfKey))].sort();
  const progress: ScanProgress = { donePages: 0, totalPages: keys.length, damaged: 0 };
  const readFrom = (at: number) => toldByDone(readBatch(db, keys.slice(at, at + PAGES_PER_READ)));
  let next = readFrom(0);
  while (progress.donePages < keys.length) {
    signal?.throwIfAborted();
    const batch = await next;
    progress.donePages = Math.min(progress.donePages + PAGES_PER_READ, keys.length);
    next = readFrom(progress.donePages); // The database reads on while these are parsed.
    const { customers, damaged } = decodeBatch(batch);
    progress.damaged += damaged;
    visit(customers, { ...progress });
  }
}

interface Batch {
  fresh: unknown[];
  whole: unknown[];
}

/** Pages that follow each other, and their fresh parts, at one moment. */
async function readBatch(db: Db, keys: readonly string[]): Promise<Batch> {
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return { fresh: [], whole: [] };
  const { store } = db.transaction('customers');
  const [fresh, whole] = await Promise.all([
    store.getAll(IDBKeyRange.bound(freshKeyOf(first), freshKeyOf(last))),
    store.getAll(IDBKeyRange.bound(first, last)),
  ]);
  return { fresh: recordsOf(fresh), whole: recordsOf(whole) };
}

const recordsOf = (pages: readonly unknown[]): unknown[] => pages.flatMap((page) => (isPage(page) ? page : [page]));

function decodeBatch({ fresh, whole }: Batch): { customers: Customer[]; damaged: number } {
  const replaced = new Set(fresh.map(tenantOfRecord));
  const newer = fresh.map(decodeCustomer).filter(isSound);
  const older = whole.map(decodeCustomer).filter(isSound);
  const current = replaced.size === 0 ? older : older.filter(({ value }) => !replaced.has(value.tenantId));
  const customers = [...newer, ...current].filter(isStanding).map(({ value }) => value);
  return { customers, damaged: fresh.length + whole.length - newer.length - older.length };
}

const isSound = (folded: Folded<Customer> | undefined): folded is Folded<Customer> => folded !== undefined;

/** Every customer that has this domain (lower case, ASCII); more than one means that the domain does not tell which. */
export async function findByDomain(db: Db, domain: string): Promise<TenantId[]> {
  const pairs = pairsOf(await db.get('domains', domainPageOf(domain)));
  return pairs.filter(([owned]) => owned === domain).map(([, tenantId]) => tenantId);
}
