import type { TenantId } from '../directory/types.ts';
import { type DocAddress, parseDocId } from '../log/doc-id.ts';
import type { DocId, Folded } from '../log/types.ts';
import { findStored } from './find-stored.ts';
import type { StoredPages } from './fresh-pages.ts';
import type { KnownDocs } from './known-docs.ts';
import { readPagesOf, refuseDamaged } from './read-pages.ts';
import type { WriteTransaction } from './schema.ts';

/** Stored documents that are about to change, read inside the transaction that will write them. */
export interface TouchedDocs {
  get(doc: DocId): Folded | undefined;
  /** As stored, so that a page can be written back with its untouched and its damaged records as they are. */
  pages: StoredPages;
}

/** Customers that are known to stand are not read again. */
export async function readTouchedDocs(
  tx: WriteTransaction,
  touched: Iterable<DocId>,
  known: KnownDocs['customers'] = new Map(),
): Promise<TouchedDocs> {
  const addresses = new Map([...touched].map((doc) => [doc, addressOf(doc)]));
  const docs = new Map<DocId, Folded>();
  const singles = [...addresses].filter(([, address]) => address.kind !== 'customer');
  const [pages] = await Promise.all([
    readCustomers(tx, addresses, docs, known),
    ...singles.map(([doc, address]) => readSingle(tx, doc, address, docs)),
  ]);
  return { get: (doc) => docs.get(doc), pages };
}

/** Parses those that are asked for and no others of their pages. */
async function readCustomers(
  tx: WriteTransaction,
  addresses: ReadonlyMap<DocId, DocAddress>,
  docs: Map<DocId, Folded>,
  known: KnownDocs['customers'],
): Promise<StoredPages> {
  const ids = new Map<DocId, TenantId>();
  for (const [doc, address] of addresses) if (address.kind === 'customer') ids.set(doc, address.tenantId);
  const pages = await readPagesOf(tx.objectStore('customers'), new Set(ids.values()), (id) => known.has(id));
  refuseDamaged(pages.fresh);
  refuseDamaged(pages.whole);
  for (const [doc, id] of ids) {
    const folded = known.get(id) ?? findStored(id, pages);
    if (folded) docs.set(doc, folded);
  }
  return pages;
}

function addressOf(doc: DocId): DocAddress {
  const address = parseDocId(doc);
  if (!address)
    throw new Error(`The change names "${doc}", which is no customer, partner or workspace. Nothing was written.`);
  return address;
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
