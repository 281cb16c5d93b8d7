import { tallyChange } from '../directory/tally.ts';
import type { Customer, Partner, TenantId, Workspace } from '../directory/types.ts';
import { parseDocId } from '../log/doc-id.ts';
import type { DocId, Folded } from '../log/types.ts';
import { writeDomains } from './domains.ts';
import { writeLookupDelta } from './lookup.ts';
import type { WriteTransaction } from './schema.ts';
import { readTouchedTally, writeTally } from './tally.ts';
import { toldByDone } from './told-by-done.ts';
import type { TouchedDocs } from './touched-docs.ts';
import { writeCustomers } from './write-customers.ts';

/**
 * Puts the changed documents in their places and counts them. Returns when every request is made and what they change
 * is read; the transaction's end tells whether they held.
 */
export async function writeDocs(
  tx: WriteTransaction,
  touched: TouchedDocs,
  changed: ReadonlyMap<DocId, Folded>,
  revision: number,
): Promise<void> {
  const customers = new Map<TenantId, Folded<Customer>>();
  const requests: Promise<unknown>[] = [];
  for (const [doc, folded] of changed) {
    const address = parseDocId(doc);
    if (address?.kind === 'customer') customers.set(address.tenantId, folded as Folded<Customer>);
    else if (address?.kind === 'partner')
      requests.push(toldByDone(tx.objectStore('partners').put(folded as Folded<Partner>, address.tenantId)));
    else requests.push(toldByDone(tx.objectStore('state').put(folded as Folded<Workspace>, 'workspace')));
  }
  requests.push(toldByDone(writeCustomers(tx, touched.pages, customers)));
  writeLookupDelta(tx, replacedCustomers(touched, customers), revision);
  await Promise.all([...requests, writeCounts(tx, touched, customers, revision)]);
}

async function writeCounts(
  tx: WriteTransaction,
  touched: TouchedDocs,
  customers: ReadonlyMap<TenantId, Folded<Customer>>,
  revision: number,
): Promise<void> {
  const change = tallyChange(replacedCustomers(touched, customers));
  const [moreShared, stored] = await Promise.all([
    writeDomains(tx, domainChanges(touched, customers)),
    readTouchedTally(tx, change),
  ]);
  writeTally(tx, stored, change, { revision, moreShared });
}

/** Each customer as it was and as it is, undefined where it is not part of the directory. */
function* replacedCustomers(touched: TouchedDocs, changed: ReadonlyMap<TenantId, Folded<Customer>>) {
  for (const [tenantId, folded] of changed) {
    const was = touched.get(`customer/${tenantId}`) as Folded<Customer> | undefined;
    yield [was && !was.dropped ? was.value : undefined, folded.dropped ? undefined : folded.value] as const;
  }
}

/** Domains that a customer gained and lost. */
function* domainChanges(touched: TouchedDocs, changed: ReadonlyMap<TenantId, Folded<Customer>>) {
  for (const [tenantId, folded] of changed) {
    const was = touched.get(`customer/${tenantId}`) as Folded<Customer> | undefined;
    const before = was && !was.dropped ? was.value.domains : [];
    const after = folded.dropped ? [] : folded.value.domains;
    for (const domain of missingIn(after, before)) yield { domain, tenantId, has: false };
    for (const domain of missingIn(before, after)) yield { domain, tenantId, has: true };
  }
}

/** Those of `others` that are not among `some`; one may be there twice. */
const missingIn = (some: readonly string[], others: readonly string[]): Set<string> =>
  new Set(others).difference(new Set(some));
