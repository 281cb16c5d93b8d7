import type { Customer, Subscription, TenantId } from './types.ts';

/** The running subscriptions that are designated to this partner: what ending the relationship with it leaves stranded. */
export function designationsTo(customer: Customer, partnerTenantId: TenantId): Subscription[] {
  return customer.subscriptions.filter(
    ({ status, supportContact }) => status !== 'deleted' && supportContact?.supportTenantId === partnerTenantId,
  );
}
