import type { Customer, SubscriptionId, TenantId } from './types.ts';

/** What the lookup knows of one customer. */
export interface LookupDoc {
  tenantId: TenantId;
  companyName: string;
  aliases: readonly string[];
  /** Lower case, ASCII form. */
  domains: readonly string[];
  subscriptionIds: readonly SubscriptionId[];
  /** Partners designated on its subscriptions, each once; the default contact is everyone's and not among them. */
  supporters: readonly TenantId[];
  /** Has a subscription that is active. Such customers come first among equals. */
  isActive: boolean;
}

export function lookupDocOf({ tenantId, companyName, aliases, domains, subscriptions }: Customer): LookupDoc {
  const supporters = new Set<TenantId>();
  for (const { supportContact } of subscriptions) if (supportContact) supporters.add(supportContact.supportTenantId);
  return {
    tenantId,
    companyName,
    aliases,
    domains,
    subscriptionIds: subscriptions.map(({ id }) => id),
    supporters: [...supporters],
    isActive: subscriptions.some(({ status }) => status === 'active'),
  };
}
