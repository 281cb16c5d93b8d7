import type { Customer, TenantId } from '../directory/types.ts';
import type { Folded } from '../log/types.ts';
import { domainPageOf, pairsOf } from './domain-page.ts';
import { freshKeyOf, pagesOfPrefixes, prefixOfKey } from './fresh-pages.ts';
import { tenantOfRecord } from './page-records.ts';
import { decodeCustomer, isPage, isStanding } from './pages.ts';
import { readStored } from './read-stored.ts';
import type { Db } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

export async function getCustomer(db: Db, id: TenantId): Promise<Customer | undefined> {
  return (await getCustomers(db, [id])).get(id);
}

/** Those that exist, each page read once. */
export async function getCustomers(db: Db, ids: Iterable<TenantId>): Promise<Map<TenantId, Customer>> {
  const stored = await readStored(db.transaction('customers').store, new Set(ids));
  const standing = [...stored].filter(([, folded]) => isStanding(folded));
  return new Map(standing.map(([id, { value }]) => [id, value]));
}

export interface ScanProgress {
  donePages: number;
  totalPages: number;
  /** Records left out so far because they are not customers. */
  damaged: number;
}

/** Some 800 customers at 100,000: parsing them takes less than a frame. */
const KEYS_PER_READ = 32;

/**
 * Reads every customer, some pages at a time so that the caller can show the first ones at once.
 * Rejects with the signal's reason when cancelled.
 */
export async function scanCustomers(
  db: Db,
  visit: (customers: Customer[], progress: ScanProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const stretches = stretchesOf(await db.getAllKeys('customers'));
  const totalPages = stretches.reduce((sum, { count }) => sum + count, 0);
  const progress: ScanProgress = { donePages: 0, totalPages, damaged: 0 };
  let next = readStretch(db, stretches[0]);
  for (const [at, { count }] of stretches.entries()) {
    signal?.throwIfAborted();
    const batch = await next;
    next = readStretch(db, stretches[at + 1]); // The database reads on while these are parsed.
    const { customers, damaged } = decodeBatch(batch);
    progress.donePages += count;
    progress.damaged += damaged;
    visit(customers, { ...progress });
  }
}

interface Stretch {
  first: string;
  last: string;
  /** Pages, fresh ones included. */
  count: number;
}

/** Prefixes that follow each other, as many as make up one reading: a page is never read without its fresh page. */
function stretchesOf(keys: readonly string[]): Stretch[] {
  const byPrefix = [...Map.groupBy(keys, prefixOfKey)].sort(([a], [b]) => (a < b ? -1 : 1));
  const stretches: Stretch[] = [];
  for (const [prefix, { length }] of byPrefix) {
    const current = stretches.at(-1);
    if (current && current.count < KEYS_PER_READ) {
      current.last = prefix;
      current.count += length;
    } else stretches.push({ first: prefix, last: prefix, count: length });
  }
  return stretches;
}

interface Batch {
  fresh: unknown[];
  whole: unknown[];
}

function readStretch(db: Db, stretch: Stretch | undefined): Promise<Batch> {
  return toldByDone(stretch ? readBatch(db, stretch) : Promise.resolve({ fresh: [], whole: [] }));
}

/** All pages of the stretch at one moment. */
async function readBatch(db: Db, { first, last }: Stretch): Promise<Batch> {
  const { store } = db.transaction('customers');
  const [fresh, whole] = await Promise.all([
    store.getAll(IDBKeyRange.bound(freshKeyOf(first), freshKeyOf(last))),
    store.getAll(pagesOfPrefixes(first, last)),
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
