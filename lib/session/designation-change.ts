import { designate } from '../directory/change.ts';
import { partnerCenterTakes } from '../directory/commerce.ts';
import type { Doubt } from '../directory/contacts.ts';
import { designationDoubts } from '../directory/eligibility.ts';
import { ownPartner, toSupportContact } from '../directory/own-partner.ts';
import type { Customer, Partner, Subscription, SubscriptionId } from '../directory/types.ts';
import { planCustomerEdit, type Standpoint } from './directory-edit.ts';
import type { PlannedChange } from './review-plan.ts';
import type { ReviewNote } from './reviewable.ts';

/** Words for the enum values in a note's params. */
export interface DesignationWords {
  commerce: (commerce: Subscription['commerce']) => string;
  channel: (channel: Subscription['channel']) => string;
}

export interface Designation {
  customer: Customer;
  subscriptionId: SubscriptionId;
  /** Undefined: no one is designated, the default contact stands. */
  partner: Partner | undefined;
}

/** Designates, with everything to weigh before: doubts, and whether Partner Center will take it. */
export function planDesignation(
  { customer, subscriptionId, partner }: Designation,
  standpoint: Standpoint,
  words: DesignationWords,
): PlannedChange {
  const contact = partner && toSupportContact(partner);
  const doubts = contact ? designationDoubts(contact, customer, standpoint.book, standpoint.today) : [];
  const own = ownPartner(standpoint.book);
  const subscription = customer.subscriptions.find(({ id }) => id === subscriptionId);
  const notes = [
    ...doubts.map((doubt) => doubtNote(doubt, partner?.name ?? '')),
    ...(partner ? [] : [remark('review.note.default', { name: own?.name ?? '—' })]),
    ...(subscription ? partnerCenterNotes(subscription, words) : []),
  ];
  return planCustomerEdit(customer, designate(customer, subscriptionId, contact), standpoint, notes);
}

function doubtNote({ reason, endDate }: Doubt, name: string): ReviewNote {
  return { level: 'warning', key: `review.doubt.${reason}`, params: { name, ...(endDate ? { endDate } : {}) } };
}

function partnerCenterNotes(subscription: Subscription, words: DesignationWords): ReviewNote[] {
  if (subscription.status === 'deleted') return [remark('review.note.deleted')];
  if (partnerCenterTakes(subscription)) return [remark('review.note.takes')];
  if (subscription.commerce !== 'legacy')
    return [remark('review.note.notLegacy', { commerce: words.commerce(subscription.commerce) })];
  return [remark('review.note.notCsp', { channel: words.channel(subscription.channel) })];
}

function remark(key: string, params: Record<string, string> = {}): ReviewNote {
  return { level: 'info', key, params };
}
