import { subscriptionName } from '../directory/subscription-name.ts';
import type { Customer } from '../directory/types.ts';
import { customerDoc } from '../log/doc-id.ts';
import type { Conflict, DocId } from '../log/types.ts';

const CONTACT = /^subscriptions\.([^.]+)\.supportContact$/;

/** Subscriptions of a customer on whose support contact members disagree, by id. */
export function disputedContacts(conflicts: readonly Conflict[], doc: DocId): Set<string> {
  const ids = conflicts.flatMap(({ doc: about, path = '' }) => (about === doc ? (CONTACT.exec(path)?.[1] ?? []) : []));
  return new Set(ids);
}

/** Their names, of those that are still there. */
export function disputedNames(conflicts: readonly Conflict[], customer: Customer): string[] {
  const disputed = disputedContacts(conflicts, customerDoc(customer.tenantId));
  return customer.subscriptions.filter(({ id }) => disputed.has(id)).map(subscriptionName);
}
