import type { Customer, Subscription } from '../../directory/types.ts';
import type { SeenCustomer } from '../types.ts';
import type { ObservedCustomer } from './observed-customer.ts';

/** Partner Center keeps a customer for a while after the relationship with it was removed. */
export const hasEnded = ({ relationshipToPartner }: SeenCustomer) => relationshipToPartner.toLowerCase() === 'none';

/** Whether a customer that we deal with is one no more, as far as Partner Center tells. `observed`: as it is listed now. */
export function isGone({ relationship }: Customer, observed: ObservedCustomer | undefined): boolean {
  return relationship === 'active' && (!observed || hasEnded(observed.customer));
}

/**
 * Subscriptions of ours that Partner Center does not list, where all of its list could be read. It lists only those that
 * were bought through CSP.
 */
export function goneSubscriptions({ subscriptions }: Customer, { subscriptions: seen, asked }: ObservedCustomer) {
  if (!seen || asked?.fault || seen.unreadable.length > 0) return [];
  const listed = new Set(seen.list.map(({ id }) => id));
  return subscriptions.filter((subscription) => runs(subscription) && !listed.has(subscription.id));
}

const runs = ({ channel, status }: Subscription) => channel === 'csp' && status !== 'deleted';
