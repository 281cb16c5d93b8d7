import type { TenantId } from '../directory/types.ts';
import { domainPageOf, PAGE_COUNT } from './pages.ts';
import type { WriteTransaction } from './schema.ts';

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
  let moreShared = 0;
  for (const [key, changesOfPage] of byPage) {
    const before = pages.get(key) ?? [];
    const page = changedPage(before, changesOfPage);
    moreShared += sharedIn(page).length - sharedIn(before).length;
    void (page.length > 0 ? store.put(page, key) : store.delete(key));
  }
  return moreShared;
}

/** The domains of a page that belong to several customers, each once. */
export function sharedIn(page: readonly string[]): string[] {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (let at = 0; at < page.length; at += 2) {
    const domain = page[at];
    if (domain !== undefined && seen.size === seen.add(domain).size) shared.add(domain);
  }
  return [...shared];
}

async function readDomainPages(
  tx: WriteTransaction,
  keys: readonly string[],
): Promise<Map<string, string[] | undefined>> {
  const store = tx.objectStore('domains');
  if (keys.length <= PAGE_COUNT / 4) {
    const pages = await Promise.all(keys.map((key) => store.get(key)));
    return new Map(keys.map((key, at) => [key, pages[at]]));
  }
  const [allKeys, pages] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return new Map(allKeys.map((key, at) => [key, pages[at]]));
}

function changedPage(page: readonly string[], changes: readonly DomainChange[]): string[] {
  const kept = keptPairs(page, changes);
  for (const { domain, tenantId, has } of changes) if (has) kept.push(domain, tenantId);
  return kept;
}

/** Those of other domains and other customers. */
function keptPairs(page: readonly string[], changes: readonly DomainChange[]): string[] {
  if (page.length === 0) return [];
  const gone = new Set(changes.map(({ domain, tenantId }) => `${domain} ${tenantId}`));
  return page.flatMap((domain, at) => {
    const id = page[at + 1];
    return at % 2 === 0 && id !== undefined && !gone.has(`${domain} ${id}`) ? [domain, id] : [];
  });
}
