import type { Customer, TenantId } from '../directory/types.ts';
import { parseDocId } from '../log/doc-id.ts';
import type { DocId, Folded } from '../log/types.ts';
import type { KnownDocs } from './known-docs.ts';
import type { Mark } from './revision.ts';
import type { Db } from './schema.ts';

const newest = new WeakMap<Db, KnownDocs>();
/** More of them are not worth holding in memory. */
const MOST_DOCS = 5_000;

/** Keeps what the newest commit of this page made of its documents: whoever follows the commit need not read them. */
export function keepJustWritten(db: Db, docs: ReadonlyMap<DocId, Folded>, mark: Mark): void {
  newest.delete(db);
  if (docs.size <= MOST_DOCS) newest.set(db, { mark, customers: customersIn(docs) });
}

/** They stand as long as nothing was written since, which their mark tells. */
export const justWritten = (db: Db): KnownDocs | undefined => newest.get(db);

function customersIn(docs: ReadonlyMap<DocId, Folded>): Map<TenantId, Folded<Customer>> {
  const customers = new Map<TenantId, Folded<Customer>>();
  for (const [doc, folded] of docs) {
    const address = parseDocId(doc);
    if (address?.kind === 'customer') customers.set(address.tenantId, folded as Folded<Customer>);
  }
  return customers;
}
