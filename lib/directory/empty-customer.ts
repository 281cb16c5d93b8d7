/** A customer of which nothing is known but its tenant: every required field, as it is before anything is set. */
export const emptyCustomer = <Id extends string>(tenantId: Id) => ({
  tenantId,
  companyName: '',
  domains: [],
  aliases: [],
  relationship: 'active' as const,
  delegatedAdmin: [],
  subscriptions: [],
});
