import { parseSubscriptionId, parseTenantId } from '../../../lib/directory/ids.ts';
import type { BookCustomer, BookSubscription } from './book.ts';
import { type Result, refusal } from './result.ts';
import type { World } from './world.ts';

/** Ids are GUIDs in any case. A customer that is nobody's, or no longer, has no relationship. */
export function ifCustomer(
  { book }: World,
  id: string | undefined,
  answer: (customer: BookCustomer) => Result,
): Result {
  const tenantId = parseTenantId(id ?? '');
  if (!tenantId) return refusal(400, 900118, 'Invalid Customer ID');
  const customer = book.customers.get(tenantId);
  if (!customer || customer.relationshipToPartner === 'none')
    return refusal(
      403,
      20002,
      `The partner ID ${book.own.tenantId} has no commerce relationship with the customer ID ${id}.`,
    );
  return answer(customer);
}

export function ifSubscription(
  { subscriptions }: BookCustomer,
  id: string | undefined,
  answer: (subscription: BookSubscription) => Result,
): Result {
  const subscription = subscriptions.find((one) => one.id === parseSubscriptionId(id ?? ''));
  return subscription ? answer(subscription) : refusal(404, 20003, `Subscription with ID ${id} not found.`);
}
