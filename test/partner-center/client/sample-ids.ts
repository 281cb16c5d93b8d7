import type { Commerce, SubscriptionId, SupportContact, TenantId } from '../../../lib/directory/types.ts';
import type { Book } from '../../stand-ins/partner-center/book.ts';

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is none');
  return value;
}

/** A subscription of that kind that may be changed, and a reseller who may support it. */
export function someSubscription(
  { customers, resellers }: Book,
  commerce: Commerce,
): { customer: TenantId; subscription: SubscriptionId; contact: SupportContact } {
  const fits = (one: { commerce: Commerce; status: string }) => one.commerce === commerce && one.status === 'active';
  const customer = must([...customers.values()].find(({ subscriptions }) => subscriptions.some(fits)));
  const { tenantId, mpnId, name } = must([...resellers.values()].at(-1));
  return {
    customer: customer.tenantId,
    subscription: must(customer.subscriptions.find(fits)).id,
    contact: { supportTenantId: tenantId, supportMpnId: mpnId, name },
  };
}
