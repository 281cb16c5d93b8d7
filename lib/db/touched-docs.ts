import type { Customer, TenantId } from '../directory/types.ts';
import { type DocAddress, parseDocId } from '../log/doc-id.ts';
import type { DocId, Folded, Op } from '../log/types.ts';
import { type CustomerPage, customerPageOf, decodeCustomer, isPage, PAGE_COUNT } from './pages.ts';
import type { WriteTransaction } from './schema.ts';

/** The stored documents that some operations touch, read inside the transaction that will write them. */
export interface TouchedDocs {
  get(doc: DocId): Folded | undefined;
  /** Whole pages, so that a page can be written back with its untouched and its damaged records as they are. */
  pages: ReadonlyMap<string, readonly PageRecord[]>;
}

export interface PageRecord {
  json: string;
  /** Absent: damaged. */
  folded: Folded<Customer> | undefined;
}

export async function readTouchedDocs(tx: WriteTransaction, ops: readonly Op[]): Promise<TouchedDocs> {
  const addresses = new Map(docsOf(ops).map((doc) => [doc, addressOf(doc)]));
  const customerIds = [...addresses.values()]
    .filter((address) => address.kind === 'customer')
    .map(({ tenantId }) => tenantId);
  const pages = await readPages(tx, customerIds);
  const docs = new Map<DocId, Folded>();
  for (const page of pages.values()) {
    for (const { folded } of page) if (folded) docs.set(`customer/${folded.value.tenantId}`, folded);
  }
  const singles = [...addresses].filter(([, address]) => address.kind !== 'customer');
  await Promise.all(singles.map(([doc, address]) => readSingle(tx, doc, address, docs)));
  return { get: (doc) => docs.get(doc), pages };
}

/** The documents that operations put or drop. */
export const docsOf = (ops: readonly Op[]): DocId[] =>
  ops.flatMap((op) => ('put' in op ? [op.put] : 'drop' in op ? [op.drop] : []));

function addressOf(doc: DocId): DocAddress {
  const address = parseDocId(doc);
  if (!address)
    throw new Error(`The change names "${doc}", which is no customer, partner or workspace. Nothing was written.`);
  return address;
}

async function readPages(tx: WriteTransaction, ids: readonly TenantId[]): Promise<Map<string, PageRecord[]>> {
  const store = tx.objectStore('customers');
  const keys = [...new Set(ids.map(customerPageOf))];
  if (keys.length > PAGE_COUNT / 4) return readAllPages(tx, keys);
  const pages = await Promise.all(keys.map((key) => store.get(key)));
  return new Map(keys.map((key, at) => [key, recordsOf(key, pages[at])]));
}

/** One request for all pages beats a request for each, once many are wanted. */
async function readAllPages(tx: WriteTransaction, wanted: readonly string[]): Promise<Map<string, PageRecord[]>> {
  const store = tx.objectStore('customers');
  const [keys, pages] = await Promise.all([store.getAllKeys(), store.getAll()]);
  const stored = new Map(keys.map((key, at) => [key, pages[at]]));
  return new Map(wanted.map((key) => [key, recordsOf(key, stored.get(key))]));
}

function recordsOf(key: string, page: CustomerPage | undefined): PageRecord[] {
  if (page !== undefined && !isPage(page)) {
    throw new Error(
      `Stored customers beginning with "${key}" are damaged. Nothing was written; export what is readable and import it anew.`,
    );
  }
  return (page ?? []).map((json) => ({ json, folded: decodeCustomer(json) }));
}

async function readSingle(
  tx: WriteTransaction,
  doc: DocId,
  address: DocAddress,
  docs: Map<DocId, Folded>,
): Promise<void> {
  if (address.kind === 'customer') return;
  const stored =
    address.kind === 'partner'
      ? await tx.objectStore('partners').get(address.tenantId)
      : await tx.objectStore('state').get('workspace');
  if (stored && 'value' in stored) docs.set(doc, stored);
}
