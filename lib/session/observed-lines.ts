import { subscriptionName } from '../directory/subscription-name.ts';
import type { Commerce, Customer, SubscriptionId, SupportContact, TenantId } from '../directory/types.ts';
import { knownContact } from '../partner-center/observe/designation-difference.ts';
import type {
  ObservedCustomer,
  ObservedFault,
  ObservedSubscription,
} from '../partner-center/observe/observed-customer.ts';
import { mayHoldContact } from '../partner-center/observe/what-to-ask.ts';
import { isSameContact } from '../partner-center/same-contact.ts';

/** One subscription, here and in Partner Center. An absent contact is the default. */
export type ObservedLine = { id: SubscriptionId; name: string } & (
  | { state: 'same' | 'differs'; ours?: SupportContact; theirs?: SupportContact }
  /** Partner Center holds no support contact for such a subscription. */
  | { state: 'notHeld'; ours?: SupportContact; commerce: Commerce }
  | { state: 'unread'; ours?: SupportContact; fault?: ObservedFault }
  | { state: 'notListed'; ours?: SupportContact }
  /** Listed there, not on record here. */
  | { state: 'onlyThere' }
);

/** Each subscription once: those on record in their order, then those that are only there. */
export function observedLines(
  { subscriptions }: Pick<Customer, 'subscriptions'>,
  observed: ObservedCustomer,
  own: TenantId | undefined,
): ObservedLine[] {
  const seen = new Map(observed.subscriptions?.list.map((subscription) => [subscription.id, subscription]));
  const ours = subscriptions.map((subscription): ObservedLine => {
    const { id, supportContact } = subscription;
    const theirs = seen.get(id);
    seen.delete(id);
    const line = { id, name: subscriptionName(subscription), ...(supportContact ? { ours: supportContact } : {}) };
    return theirs ? { ...line, ...besides(supportContact, theirs, own) } : { ...line, state: 'notListed' };
  });
  const others = [...seen.values()].map(
    (theirs): ObservedLine => ({ id: theirs.id, name: subscriptionName(theirs), state: 'onlyThere' }),
  );
  return [...ours, ...others];
}

function besides(ours: SupportContact | undefined, seen: ObservedSubscription, own: TenantId | undefined) {
  if (!mayHoldContact(seen)) return { state: 'notHeld', commerce: seen.commerce } as const;
  const contact = knownContact(seen);
  if (contact === undefined)
    return { state: 'unread', ...(seen.contactFault ? { fault: seen.contactFault } : {}) } as const;
  const theirs = contact === 'none' || contact.supportTenantId === own ? {} : { theirs: contact };
  return { state: isSameContact(ours, contact, own) ? 'same' : 'differs', ...theirs } as const;
}
