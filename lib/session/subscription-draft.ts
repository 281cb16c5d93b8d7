import { parseCustomer } from '../directory/parse.ts';
import type { Parsed } from '../directory/problem.ts';
import type { Customer, Subscription, SubscriptionId } from '../directory/types.ts';

/** A subscription as it is typed. */
export interface SubscriptionDraft {
  id: string;
  offerId: string;
  offerName: string;
  friendlyName: string;
  status: string;
  quantity: string;
  channel: string;
}

export function toSubscriptionDraft(subscription: Subscription | undefined): SubscriptionDraft {
  return {
    id: subscription?.id ?? '',
    offerId: subscription?.offerId ?? '',
    offerName: subscription?.offerName ?? '',
    friendlyName: subscription?.friendlyName ?? '',
    status: subscription?.status ?? 'active',
    quantity: String(subscription?.quantity ?? 1),
    channel: subscription?.channel ?? 'csp',
  };
}

/**
 * The customer with this subscription added, or put in the place of `edited`. How it was sold is told from the offer
 * id again when that changed. Problems name the field as in `Subscription`.
 */
export function parseSubscriptionDraft(
  draft: SubscriptionDraft,
  customer: Customer,
  edited: SubscriptionId | undefined,
): Parsed<Customer> {
  const before = customer.subscriptions.find(({ id }) => id === edited);
  const others = customer.subscriptions.filter(({ id }) => id !== edited);
  const { commerce, supportContact } = before ?? {};
  const subscription = {
    ...draft,
    ...(supportContact ? { supportContact } : {}),
    ...(commerce && before?.offerId === draft.offerId ? { commerce } : {}),
  };
  const parsed = parseCustomer({ ...customer, subscriptions: [...others, subscription] });
  if (parsed.ok) return parsed;
  const prefix = `subscriptions.${others.length}.`;
  const problems = parsed.problems.map(({ path, ...problem }) => ({
    ...problem,
    path: path?.startsWith(prefix) ? path.slice(prefix.length) : 'id',
  }));
  return { ok: false, problems };
}
