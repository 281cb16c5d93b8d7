import type { Customer, TenantId } from '../directory/types.ts';
import { domainPageOf, pairsOf } from './domain-page.ts';
import { type CustomerPage, customerPageOf, decodeCustomer, isPage, isStanding } from './pages.ts';
import type { Db } from './schema.ts';

export async function getCustomer(db: Db, id: TenantId): Promise<Customer | undefined> {
  return findIn(await db.get('customers', customerPageOf(id)), id);
}

/** Those that exist, each page read once. */
export async function getCustomers(db: Db, ids: Iterable<TenantId>): Promise<Map<TenantId, Customer>> {
  const wanted = [...new Set(ids)];
  const pageKeys = [...new Set(wanted.map(customerPageOf))];
  const { store } = db.transaction('customers');
  const pages = await Promise.all(pageKeys.map((key) => store.get(key)));
  const byKey = new Map(pageKeys.map((key, at) => [key, pages[at]]));
  const found = wanted
    .map((id) => findIn(byKey.get(customerPageOf(id)), id))
    .filter((customer) => customer !== undefined);
  return new Map(found.map((customer) => [customer.tenantId, customer]));
}

function findIn(page: CustomerPage | undefined, id: TenantId): Customer | undefined {
  if (!isPage(page)) return undefined;
  // Most records need no parsing to see that they are another's.
  const candidates = page.filter((record) => typeof record === 'string' && record.includes(id)).map(decodeCustomer);
  return candidates.find((folded) => folded?.value.tenantId === id && isStanding(folded))?.value;
}

export interface ScanProgress {
  donePages: number;
  totalPages: number;
  /** Records left out so far because they are not customers. */
  damaged: number;
}

const PAGES_PER_READ = 128;

/**
 * Reads every customer, some pages at a time so that the caller can show the first ones at once.
 * Rejects with the signal's reason when cancelled.
 */
export async function scanCustomers(
  db: Db,
  visit: (customers: Customer[], progress: ScanProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const keys = await db.getAllKeys('customers');
  const progress: ScanProgress = { donePages: 0, totalPages: keys.length, damaged: 0 };
  while (progress.donePages < keys.length) {
    signal?.throwIfAborted();
    const batch = keys.slice(progress.donePages, progress.donePages + PAGES_PER_READ);
    const pages = await db.getAll('customers', IDBKeyRange.bound(batch[0], batch.at(-1)));
    const records = pages.flatMap((page): unknown[] => (isPage(page) ? page : [page]));
    const sound = records.map(decodeCustomer).filter((folded) => folded !== undefined);
    progress.donePages += batch.length;
    progress.damaged += records.length - sound.length;
    const standing = sound.filter(isStanding).map(({ value }) => value);
    visit(standing, { ...progress });
  }
}

/** Every customer that has this domain (lower case, ASCII); more than one means that the domain does not tell which. */
export async function findByDomain(db: Db, domain: string): Promise<TenantId[]> {
  const pairs = pairsOf(await db.get('domains', domainPageOf(domain)));
  return pairs.filter(([owned]) => owned === domain).map(([, tenantId]) => tenantId);
}
