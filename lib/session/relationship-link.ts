import type { TenantId } from '../directory/types.ts';

/**
 * The invitation that a reseller opens to accept. Shape of Partner Center's documented sample (request reseller
 * relationship); the link that Partner Center itself makes is the authoritative one.
 */
export function relationshipLink(ourTenantId: TenantId): string {
  const query = new URLSearchParams({
    invType: 'IndirectResellerRelationship',
    partnerId: ourTenantId,
    msppId: '0',
    DAP: 'false',
  });
  return `https://admin.microsoft.com/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`;
}
