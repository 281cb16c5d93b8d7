import { compareIds } from './order.ts';
import type { Customer, DelegatedAdmin, Subscription, SubscriptionId, SupportContact, TenantId } from './types.ts';

/** Sets or, with undefined, clears the designation of one subscription. A subscription the customer does not have changes nothing. */
export function designate(
  customer: Customer,
  subscriptionId: SubscriptionId,
  contact: SupportContact | undefined,
): Customer {
  const subscriptions = customer.subscriptions.map((subscription) =>
    subscription.id === subscriptionId ? withContact(subscription, contact) : subscription,
  );
  return { ...customer, subscriptions };
}

function withContact(subscription: Subscription, contact: SupportContact | undefined): Subscription {
  const { supportContact: _previous, ...rest } = subscription;
  return contact ? { ...rest, supportContact: contact } : rest;
}

/** Adds the subscription, or replaces the one of that id. */
export function withSubscription(customer: Customer, subscription: Subscription): Customer {
  const others = customer.subscriptions.filter(({ id }) => id !== subscription.id);
  return { ...customer, subscriptions: [...others, subscription].sort((a, b) => compareIds(a.id, b.id)) };
}

export function withoutSubscription(customer: Customer, subscriptionId: SubscriptionId): Customer {
  return { ...customer, subscriptions: customer.subscriptions.filter(({ id }) => id !== subscriptionId) };
}

/** Adds what a reseller holds, or replaces what was on record for it. */
export function withDelegatedAdmin(customer: Customer, held: DelegatedAdmin): Customer {
  const others = customer.delegatedAdmin.filter(({ tenantId }) => tenantId !== held.tenantId);
  const delegatedAdmin = [...others, held].sort((a, b) => compareIds(a.tenantId, b.tenantId));
  return { ...customer, delegatedAdmin };
}

/** Back to unknown: nobody told us what the reseller holds. */
export function withoutDelegatedAdmin(customer: Customer, reseller: TenantId): Customer {
  return { ...customer, delegatedAdmin: customer.delegatedAdmin.filter(({ tenantId }) => tenantId !== reseller) };
}
