import type { TenantId } from '../../directory/types.ts';
import { readContact } from '../read-contact.ts';
import type { NextPage, PartnerCenter, SeenSubscription } from '../types.ts';
import { ownFault } from './fault-reach.ts';
import type {
  ObservedCustomer,
  ObservedFault,
  ObservedSubscription,
  ObservedSubscriptions,
} from './observed-customer.ts';
import { type Asking, mayHoldContact } from './what-to-ask.ts';

/** What is asked of Partner Center to observe it: it only reads. */
export type Asked = Pick<
  PartnerCenter,
  | 'customers'
  | 'subscriptions'
  | 'supportContact'
  | 'indirectResellers'
  | 'indirectProviders'
  | 'organization'
  | 'mpnProfile'
  | 'supportProfile'
  | 'auditRecords'
>;

export interface Hearing {
  partnerCenter: Asked;
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
  const heard = await hearSubscriptions(tenantId, hearing);
  if (!heard.ok) return heard;
  const list = keepContacts(heard.items, known?.list ?? []);
  return hearContacts(tenantId, { at: hearing.now(), list, unreadable: heard.unreadable }, heard.requests, hearing);
}

type HeardSubscriptions =
  | { ok: true; items: SeenSubscription[]; unreadable: string[]; requests: number }
  | { ok: false; fault: ObservedFault; requests: number };

/** One page in every sample; more if Partner Center says so. */
async function hearSubscriptions(tenantId: TenantId, { partnerCenter, now }: Hearing): Promise<HeardSubscriptions> {
  const items: SeenSubscription[] = [];
  const unreadable: string[] = [];
  let next: NextPage | undefined;
  let requests = 0;
  try {
    do {
      requests += 1;
      const page = await partnerCenter.subscriptions(tenantId, next);
      items.push(...page.items);
      unreadable.push(...page.unreadable);
      ({ next } = page);
    } while (next);
    return { ok: true, items, unreadable, requests };
  } catch (cause) {
    return { ok: false, fault: ownFault(cause, now()), requests };
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
  const read = await readContact({ tenantId, subscription: subscription.id }, partnerCenter);
  const at = now();
  if ('fault' in read) return { ...subscription, contactFault: { at, ...read.fault } };
  return { ...subscription, contact: { at, contact: read.found } };
}
