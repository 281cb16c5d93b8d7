import type { TenantId } from '../../directory/types.ts';

/** What the address of an admin center page says about whose it is. */
interface Named {
  tenantIds: readonly TenantId[];
  domains: readonly string[];
}

/**
 * Whether a feed of that tenant may be shown on a page: not where the address names another. A feed does not say which
 * domains are its tenant's, so a domain alone may be anybody's.
 */
export function mayShowOn({ tenantIds, domains }: Named, tenantId: TenantId): boolean {
  if (tenantIds.some((named) => named !== tenantId)) return false;
  return tenantIds.length > 0 || domains.length === 0;
}
