import { getCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { getWorkspace } from '../db/workspace.ts';
import { customerDoc, parseDocId, partnerDoc, WORKSPACE_DOC } from '../log/doc-id.ts';
import type { DocId } from '../log/types.ts';

export type ReadDoc = (doc: DocId) => object | undefined;

/** Reads these documents as they stand now, for what must look them up in one go. */
export async function readDocs(db: Db, docs: Iterable<DocId>): Promise<ReadDoc> {
  const addresses = [...docs].map(parseDocId);
  const customerIds = addresses.flatMap((address) => (address?.kind === 'customer' ? [address.tenantId] : []));
  const [customers, partners, workspace] = await Promise.all([
    getCustomers(db, customerIds),
    getPartners(db),
    getWorkspace(db),
  ]);
  const found = new Map<DocId, object>();
  for (const [id, customer] of customers) found.set(customerDoc(id), customer);
  for (const partner of partners) found.set(partnerDoc(partner.tenantId), partner);
  if (workspace) found.set(WORKSPACE_DOC, workspace);
  return (doc) => found.get(doc);
}
