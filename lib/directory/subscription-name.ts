import type { Subscription } from './types.ts';

type Named = Pick<Subscription, 'friendlyName' | 'offerName' | 'id'>;

/** What people call it: the friendly name that the customer or partner gave it, else the offer's name, else its id. */
export function subscriptionName({ friendlyName, offerName, id }: Named): string {
  return friendlyName || offerName || id;
}
