import { findByDomain } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import { parseDomain, parseTenantId } from '../directory/ids.ts';
import type { TenantId } from '../directory/types.ts';
import { parseLines } from './text-list.ts';

/** An entry of a pasted list that names no customer, or several. */
export interface UnresolvedEntry {
  /** As it was pasted. */
  entry: string;
  /** `unreadable`: neither a tenant id nor a domain. */
  reason: 'unreadable' | 'unknown' | 'ambiguous';
}

export interface ResolvedList {
  ids: TenantId[];
  unresolved: UnresolvedEntry[];
}

/** Turns pasted tenant ids and domains, one a line, into tenant ids. Whether these are on record shows when they are read. */
export async function resolveList(db: Db, text: string): Promise<ResolvedList> {
  const entries = [...new Set(parseLines(text))];
  const found = await Promise.all(entries.map((entry) => resolveEntry(db, entry)));
  const ids = new Set(found.flatMap((one) => (typeof one === 'string' ? [one] : [])));
  return { ids: [...ids], unresolved: found.filter((one) => typeof one !== 'string') };
}

async function resolveEntry(db: Db, entry: string): Promise<TenantId | UnresolvedEntry> {
  const tenantId = parseTenantId(entry);
  if (tenantId) return tenantId;
  const domain = parseDomain(entry);
  if (!domain) return { entry, reason: 'unreadable' };
  const [owner, ...others] = await findByDomain(db, domain);
  if (!owner) return { entry, reason: 'unknown' };
  return others.length > 0 ? { entry, reason: 'ambiguous' } : owner;
}
