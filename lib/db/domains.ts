import type { TenantId } from '../directory/types.ts';
import { DOMAIN_PAGE_COUNT, type DomainPair, domainPageOf, joinPairs, pairsOf } from './domain-page.ts';
import type { WriteTransaction } from './schema.ts';
import { toldByDone } from './told-by-done.ts';

export interface DomainChange {
  domain: string;
  tenantId: TenantId;
  /** Whether the customer has the domain from now on. */
  has: boolean;
}

/**
 * Keeps the way from a domain to its customers true, in the commit's own transaction. Resolves to how many domains
 * more (or, negative, fewer) than before belong to several customers.
 */
export async function writeDomains(tx: WriteTransaction, changes: Iterable<DomainChange>): Promise<number> {
  const byPage = Map.groupBy(changes, ({ domain }) => domainPageOf(domain));
  const pages = await readDomainPages(tx, [...byPage.keys()]);
  const store = tx.objectStore('domains');
  const requests: Promise<unknown>[] = [];
  let moreShared = 0;
  for (const [key, changesOfPage] of byPage) {
    const before = pairsOf(pages.get(key));
    const after = changedPairs(before, changesOfPage);
    moreShared += sharedIn(after).length - sharedIn(before).length;
    requests.push(toldByDone<unknown>(after.length > 0 ? store.put(joinPairs(after), key) : store.delete(key)));
  }
  await Promise.all(requests);
  return moreShared;
}

/** The domains that belong to several customers, each once. */
export function sharedIn(pairs: readonly DomainPair[]): string[] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const [domain] of pairs) if (seen.size === seen.add(domain).size) shared.add(domain);
  return [...shared];
}

async function readDomainPages(
  tx: WriteTransaction,
  keys: readonly string[],
): Promise<Map<string, string | undefined>> {
  const store = tx.objectStore('domains');
  if (keys.length <= DOMAIN_PAGE_COUNT / 4) {
    const pages = await Promise.all(keys.map((key) => store.get(key)));
    return new Map(keys.map((key, at) => [key, pages[at]]));
  }
  const [allKeys, pages] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return new Map(allKeys.map((key, at) => [key, pages[at]]));
}

function changedPairs(pairs: readonly DomainPair[], changes: readonly DomainChange[]): DomainPair[] {
  const added = changes.filter(({ has }) => has).map(({ domain, tenantId }): DomainPair => [domain, tenantId]);
  if (pairs.length === 0) return added;
  const gone = new Set(changes.map(({ domain, tenantId }) => `${domain} ${tenantId}`));
  return [...pairs.filter(([domain, tenantId]) => !gone.has(`${domain} ${tenantId}`)), ...added];
}
