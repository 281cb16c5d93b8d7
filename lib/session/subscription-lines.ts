import type { Doubt } from '../directory/contacts.ts';
import { contactsFor } from '../directory/contacts-for.ts';
import { designationDoubts } from '../directory/eligibility.ts';
import { byName } from '../directory/order.ts';
import { ownPartner } from '../directory/own-partner.ts';
import { subscriptionName } from '../directory/subscription-name.ts';
import type { Customer, IsoDate, PartnerBook, Subscription } from '../directory/types.ts';

export interface SubscriptionLine {
  subscription: Subscription;
  /** Name of whom the customer turns to. */
  contact: string;
  isDefault: boolean;
  doubts: Doubt[];
}

/** A customer's subscriptions by name, deleted ones last, each with its contact as the customer sees it. */
export function subscriptionLines(customer: Customer, book: PartnerBook, today: IsoDate): SubscriptionLine[] {
  const { contacts } = contactsFor(customer, book, today);
  const shownName = new Map(
    contacts.flatMap(({ partner, subscriptions }) => subscriptions.map(({ id }) => [id, partner.name] as const)),
  );
  const ours = ownPartner(book)?.name ?? '';
  const toLine = (subscription: Subscription): SubscriptionLine => {
    const { supportContact } = subscription;
    return {
      subscription,
      contact: shownName.get(subscription.id) ?? supportContact?.name ?? ours,
      isDefault: !supportContact,
      doubts: supportContact ? designationDoubts(supportContact, customer, book, today) : [],
    };
  };
  return customer.subscriptions.toSorted(compareSubscriptions).map(toLine);
}

function compareSubscriptions(a: Subscription, b: Subscription): number {
  const deletedLast = Number(a.status === 'deleted') - Number(b.status === 'deleted');
  return deletedLast || byName({ name: subscriptionName(a), id: a.id }, { name: subscriptionName(b), id: b.id });
}
