import type { TenantId } from '../../../lib/directory/types.ts';
import type { ObservedCustomer, ObservedSubscription } from '../../../lib/partner-center/observe/observed-customer.ts';
import { subscriptionId, tenant } from '../../directory/build.ts';

export const AT = '2026-11-30T09:00:00.000Z';

export function buildSeen(n: number, fields: Partial<ObservedSubscription> = {}): ObservedSubscription {
  return {
    id: subscriptionId(n),
    offerId: 'offer',
    offerName: `Offer ${n}`,
    friendlyName: '',
    quantity: 1,
    status: 'active',
    commerce: 'legacy',
    ...fields,
  };
}

/** A customer that was listed and heard in run 1. */
export function buildObserved(
  list: ObservedSubscription[],
  { tenantId = tenant(900), ...fields }: Partial<ObservedCustomer> & { tenantId?: TenantId } = {},
): ObservedCustomer {
  return {
    v: 1,
    customer: { tenantId, companyName: 'Contoso', relationshipToPartner: 'reseller' },
    listed: { run: 1, at: AT },
    asked: { run: 1, attempt: 0 },
    subscriptions: { at: AT, list, unreadable: [] },
    ...fields,
  };
}
