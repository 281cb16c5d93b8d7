import type { Subscription } from './types.ts';

/** What people call it: the friendly name that the customer or partner gave it, the offer's name otherwise. */
export function subscriptionName({
  friendlyName,
  offerName,
}: Pick<Subscription, 'friendlyName' | 'offerName'>): string {
  return friendlyName || offerName;
}
