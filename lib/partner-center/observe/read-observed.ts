import { changeObserved, getObserved, getObservedAfter } from '../../db/observed.ts';
import type { Db } from '../../db/schema.ts';
import type { SubscriptionId, TenantId } from '../../directory/types.ts';
import { type ObservedContact, type ObservedCustomer, parseObserved } from './observed-customer.ts';

export async function readObserved(db: Db, tenantId: TenantId): Promise<ObservedCustomer | undefined> {
  return parseObserved(await getObserved(db, tenantId));
}

/** What Partner Center held as support contacts of this customer when it was last asked: those that could be read. */
export async function observedContacts(
  db: Db,
  tenantId: TenantId,
): Promise<ReadonlyMap<SubscriptionId, ObservedContact>> {
  return contactsIn(await readObserved(db, tenantId));
}

export function contactsIn(observed: ObservedCustomer | undefined): Map<SubscriptionId, ObservedContact> {
  const list = observed?.subscriptions?.list ?? [];
  return new Map(list.flatMap(({ id, contact }) => (contact ? [[id, contact]] : [])));
}

/** Keeps what was read of one support contact outside a run, such as after writing it. */
export function keepObservedContact(
  db: Db,
  tenantId: TenantId,
  subscription: SubscriptionId,
  contact: ObservedContact,
): Promise<void> {
  return changeObserved(db, tenantId, (stored) => withObservedContact(parseObserved(stored), subscription, contact));
}

/** What is kept of a customer, with one support contact read anew; undefined where that subscription is not listed. */
export function withObservedContact(
  observed: ObservedCustomer | undefined,
  subscription: SubscriptionId,
  contact: ObservedContact,
): ObservedCustomer | undefined {
  if (!observed?.subscriptions?.list.some(({ id }) => id === subscription)) return undefined;
  const list = observed.subscriptions.list.map((known) => {
    if (known.id !== subscription) return known;
    const { contactFault: _past, ...rest } = known;
    return { ...rest, contact };
  });
  return { ...observed, subscriptions: { ...observed.subscriptions, list } };
}

const PER_READ = 500;

/** Everyone who was ever listed, by tenant id, some at a time. Those who come meanwhile may be among them. */
export async function* scanObserved(db: Db, signal?: AbortSignal): AsyncGenerator<ObservedCustomer[]> {
  let after: TenantId | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const { ids, records } = await getObservedAfter(db, after, PER_READ);
    const observed = records.map(parseObserved).filter((one) => one !== undefined);
    if (observed.length > 0) yield observed;
    if (ids.length < PER_READ) return;
    after = ids.at(-1);
  }
}
