import type { TenantId } from '../directory/types.ts';
import { parseDocId } from '../log/doc-id.ts';
import type { DocId, Folded } from '../log/types.ts';
import { findStored } from './find-stored.ts';
import { readPagesOf } from './read-pages.ts';
import { newestRevision } from './revision.ts';
import type { Db } from './schema.ts';

/** Documents with their stamps at one moment, dropped ones included. */
export interface FoldedDocs {
  revision: number;
  get(doc: DocId): Folded | undefined;
}

export async function readFoldedDocs(db: Db, docs: Iterable<DocId>): Promise<FoldedDocs> {
  const tx = db.transaction(['customers', 'partners', 'state', 'touched', 'log']);
  const wanted = [...docs].flatMap((doc) => {
    const address = parseDocId(doc);
    return address ? [{ doc, address }] : [];
  });
  const customers = new Map<DocId, TenantId>();
  for (const { doc, address } of wanted) if (address.kind === 'customer') customers.set(doc, address.tenantId);
  const found = new Map<DocId, Folded>();
  const readSingle = async ({ doc, address }: (typeof wanted)[number]) => {
    if (address.kind === 'customer') return;
    const stored =
      address.kind === 'partner'
        ? await tx.objectStore('partners').get(address.tenantId)
        : await tx.objectStore('state').get('workspace');
    if (stored && 'value' in stored) found.set(doc, stored);
  };
  const [revision, pages] = await Promise.all([
    newestRevision(tx.objectStore('touched'), tx.objectStore('log')),
    readPagesOf(tx.objectStore('customers'), new Set(customers.values())),
    ...wanted.map(readSingle),
  ]);
  for (const [doc, id] of customers) {
    const folded = findStored(id, pages);
    if (folded) found.set(doc, folded);
  }
  return { revision, get: (doc) => found.get(doc) };
}
