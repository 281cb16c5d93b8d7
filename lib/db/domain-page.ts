import type { TenantId } from '../directory/types.ts';

export type DomainPair = [domain: string, tenantId: TenantId];

/** At 100,000 customers some 300 domains a page: one text of 15 kB, which stores far quicker than a list. */
export const DOMAIN_PAGE_COUNT = 512;

/** Domains are not random as tenant ids are: a hash (FNV-1a) spreads them. */
export function domainPageOf(domain: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < domain.length; at += 1) hash = Math.imul(hash ^ domain.charCodeAt(at), 0x01000193);
  return ((hash >>> 8) % DOMAIN_PAGE_COUNT).toString(16).padStart(3, '0');
}

/** A page is lines of `domain tenantId`; neither has a space in it. */
export const joinPairs = (pairs: readonly DomainPair[]): string => pairs.map((pair) => pair.join(' ')).join('\n');

export function pairsOf(page: string | undefined): DomainPair[] {
  return page ? page.split('\n').map((line) => line.split(' ') as DomainPair) : [];
}
