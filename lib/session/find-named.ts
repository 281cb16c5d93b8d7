import { findByDomain } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import { parseDomain, parseTenantId } from '../directory/ids.ts';
import type { TenantId } from '../directory/types.ts';

/** The customers that a tenant id or a domain names; a tenant id also when no such customer is there (any more). */
export async function findNamed(db: Db, text: string): Promise<TenantId[]> {
  const tenantId = parseTenantId(text);
  if (tenantId) return [tenantId];
  const domain = parseDomain(text);
  return domain ? findByDomain(db, domain) : [];
}
