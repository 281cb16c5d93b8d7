import type { TenantId } from '../../directory/types.ts';
import type { PartnerCenter, SeenSubscription } from '../types.ts';
import { ownFault } from './fault-reach.ts';
import type {
  ObservedCustomer,
  ObservedFault,
  ObservedSubscription,
  ObservedSubscriptions,
} from './observed-customer.ts';
import { type Asking, mayHoldContact } from './what-to-ask.ts';

export interface Hearing {
  partnerCenter: PartnerCenter;
  /** ISO 8601 instant. */
  now: () => string;
}

export interface HeardCustomer {
  /** Absent when they could not be read. */
  subscriptions?: ObservedSubscriptions;
  fault?: ObservedFault;
  requests: number;
}

/**
 * Asks for one customer's subscriptions, or goes by those that are known, and for each support contact that Partner
 * Center may hold, one after the other. Rejects with what concerns all customers.
 */
export async function hearCustomer(
  observed: ObservedCustomer,
  asking: Exclude<Asking, 'nothing'>,
  hearing: Hearing,
): Promise<HeardCustomer> {
  const { tenantId } = observed.customer;
  const known = observed.subscriptions;
  if (asking === 'contacts' && known) return hearContacts(tenantId, known, 0, hearing);
  try {
    const { items, unreadable } = await hearing.partnerCenter.subscriptions(tenantId);
    const list = keepContacts(items, known?.list ?? []);
    return await hearContacts(tenantId, { at: hearing.now(), list, unreadable }, 1, hearing);
  } catch (cause) {
    return { fault: ownFault(cause, hearing.now()), requests: 1 };
  }
}

/** What was read of a support contact before stands until it is read again. */
function keepContacts(items: readonly SeenSubscription[], known: readonly ObservedSubscription[]) {
  const before = new Map(known.map((subscription) => [subscription.id, subscription]));
  return items.map((item): ObservedSubscription => {
    const contact = before.get(item.id)?.contact;
    return contact && mayHoldContact(item) ? { ...item, contact } : item;
  });
}

async function hearContacts(
  tenantId: TenantId,
  { at, list, unreadable }: ObservedSubscriptions,
  before: number,
  hearing: Hearing,
): Promise<HeardCustomer> {
  const heard: ObservedSubscription[] = [];
  let requests = before;
  for (const subscription of list) {
    const isAsked = mayHoldContact(subscription);
    heard.push(isAsked ? await hearContact(tenantId, subscription, hearing) : subscription);
    if (isAsked) requests += 1;
  }
  return { subscriptions: { at, list: heard, unreadable }, requests };
}

async function hearContact(
  tenantId: TenantId,
  { contactFault: _past, ...subscription }: ObservedSubscription,
  { partnerCenter, now }: Hearing,
): Promise<ObservedSubscription> {
  try {
    const contact = await partnerCenter.supportContact(tenantId, subscription.id);
    return { ...subscription, contact: { at: now(), contact } };
  } catch (cause) {
    return { ...subscription, contactFault: ownFault(cause, now()) };
  }
}
