import type { Customer, TenantId } from '../directory/types.ts';
import { findByDomain } from './customers.ts';
import { pairsOf } from './domain-page.ts';
import { sharedIn } from './domains.ts';
import type { Db } from './schema.ts';

/** Every domain that several customers have, with those customers. */
export async function readSharedDomains(db: Db): Promise<Map<string, TenantId[]>> {
  const pages = await db.getAll('domains');
  const domains = pages.flatMap((page) => sharedIn(pairsOf(page))).sort();
  return new Map(await Promise.all(domains.map(async (domain) => [domain, await findByDomain(db, domain)] as const)));
}

/** Which of this customer's domains another customer has as well. */
export async function sharedDomainsOf(db: Db, { domains }: Customer): Promise<Set<string>> {
  const owners = await Promise.all(domains.map((domain) => findByDomain(db, domain)));
  return new Set(domains.filter((_, at) => (owners[at]?.length ?? 0) > 1));
}
