import { getCustomers } from '../db/customers.ts';
import { justWritten } from '../db/just-written.ts';
import { isSameMark, standingCustomers } from '../db/known-docs.ts';
import type { Db } from '../db/open.ts';
import { getMark } from '../db/revision.ts';
import { docsTouchedBetween } from '../db/touched.ts';
import type { Customer, TenantId } from '../directory/types.ts';
import { parseDocId } from '../log/doc-id.ts';

/** The customers that revisions changed; `all` when a partner is among them, by whom others are judged, or too much changed. */
export async function changedSince(db: Db, from: number, to: number): Promise<Set<TenantId> | 'all'> {
  const docs = await docsTouchedBetween(db, from, to);
  if (docs === 'everything') return 'all';
  const ids = new Set<TenantId>();
  for (const doc of docs) {
    const address = parseDocId(doc);
    if (address?.kind === 'partner') return 'all';
    if (address?.kind === 'customer') ids.add(address.tenantId);
  }
  return ids;
}

/** Those of these customers that stand. What this page has just written itself it need not read. */
export async function readChanged(db: Db, ids: ReadonlySet<TenantId>): Promise<Customer[]> {
  const known = justWritten(db);
  if (!known || !ids.isSubsetOf(known.customers) || !isSameMark(known.mark, await getMark(db)))
    return [...(await getCustomers(db, ids)).values()];
  const standing = standingCustomers(known);
  return [...ids].flatMap((id) => standing.get(id) ?? []);
}
