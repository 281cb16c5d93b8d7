import { dequal } from 'dequal/lite';
import { partnerCenterTakes } from '../directory/commerce.ts';
import type { Doubt } from '../directory/contacts.ts';
import { designationDoubts, hasWarning } from '../directory/eligibility.ts';
import { toSupportContact } from '../directory/own-partner.ts';
import type { Customer, Subscription, SupportContact, TenantId } from '../directory/types.ts';
import { diffCustomer } from '../log/diff.ts';
import { createPlan } from '../log/plan.ts';
import { docReader, type Standpoint } from './directory-edit.ts';
import type { PlannedChange } from './review-plan.ts';
import type { ReviewNote } from './reviewable.ts';

export interface BulkChange {
  /** Which subscriptions: those this partner is designated for, those without a designation, or any. */
  from: TenantId | 'default' | 'any';
  /** Who is designated for them; `default` clears the designation. */
  to: TenantId | 'default';
  /** Designates also where Partner Center would not list the partner. */
  includeIneligible: boolean;
}

/** One subscription, and what makes designating the chosen partner doubtful. */
export interface BulkLine {
  customer: Customer;
  subscription: Subscription;
  doubts: Doubt[];
}

export interface BulkWork {
  state: 'planned';
  planned: PlannedChange;
  /** What the plan changes. */
  changing: BulkLine[];
  /** Where a doubt is a warning; left out of the plan unless they are included. */
  ineligible: BulkLine[];
  /** Subscriptions that have exactly this contact already. */
  alreadySo: number;
  /** Terminated subscriptions, which have no contact any more. */
  terminated: number;
}

/** `partnerGone`: whoever shall be designated is not on record any more. */
export type BulkOutcome = BulkWork | { state: 'partnerGone' };

/** Works out a bulk change over these customers as they stand now: one plan, and whatever is not in it and why. */
export function planBulk(customers: Iterable<Customer>, change: BulkChange, standpoint: Standpoint): BulkOutcome {
  const partner = standpoint.book.partners.find(({ tenantId }) => tenantId === change.to);
  if (!partner && change.to !== 'default') return { state: 'partnerGone' };
  const contact = partner && toSupportContact(partner);
  const sorted: Sorted = { changing: [], ineligible: [], alreadySo: 0, terminated: 0 };
  const edited: [before: Customer, after: Customer][] = [];
  for (const customer of customers) {
    const doubts = contact ? designationDoubts(contact, customer, standpoint.book, standpoint.today) : [];
    const ids = sortSubscriptions({ customer, contact, doubts, change }, sorted);
    if (ids.size > 0) edited.push([customer, withContacts(customer, ids, contact)]);
  }
  return { state: 'planned', ...sorted, planned: toPlannedChange(edited, sorted, change, standpoint) };
}

type Sorted = Pick<BulkWork, 'changing' | 'ineligible' | 'alreadySo' | 'terminated'>;

interface Judged {
  customer: Customer;
  contact: SupportContact | undefined;
  doubts: Doubt[];
  change: BulkChange;
}

/** Puts every subscription that the change is about where it belongs, in place; gives those that change. */
function sortSubscriptions({ customer, contact, doubts, change }: Judged, sorted: Sorted): Set<string> {
  const ids = new Set<string>();
  const isBarred = hasWarning(doubts);
  for (const subscription of customer.subscriptions) {
    if (!isAbout(change.from, subscription)) continue;
    if (subscription.status === 'deleted') sorted.terminated += 1;
    else if (dequal(subscription.supportContact, contact)) sorted.alreadySo += 1;
    else {
      const line = { customer, subscription, doubts };
      if (isBarred) sorted.ineligible.push(line);
      if (isBarred && !change.includeIneligible) continue;
      sorted.changing.push(line);
      ids.add(subscription.id);
    }
  }
  return ids;
}

function isAbout(from: BulkChange['from'], { supportContact }: Subscription): boolean {
  if (from === 'any') return true;
  return from === 'default' ? !supportContact : supportContact?.supportTenantId === from;
}

function withContacts(customer: Customer, ids: ReadonlySet<string>, contact: SupportContact | undefined): Customer {
  const subscriptions = customer.subscriptions.map((subscription) => {
    if (!ids.has(subscription.id)) return subscription;
    const { supportContact: _previous, ...rest } = subscription;
    return contact ? { ...rest, supportContact: contact } : rest;
  });
  return { ...customer, subscriptions };
}

function toPlannedChange(
  edited: readonly [before: Customer, after: Customer][],
  sorted: Sorted,
  change: BulkChange,
  { base }: Standpoint,
): PlannedChange {
  const ops = edited.map(([before, after]) => diffCustomer(before, after));
  const before = docReader(
    [],
    edited.map(([customer]) => customer),
  );
  return { plan: createPlan('edit', base, ops), before, notes: notesOn(sorted, change) };
}

function notesOn(
  { changing, ineligible, alreadySo, terminated }: Sorted,
  { includeIneligible }: BulkChange,
): ReviewNote[] {
  const doubts = changing.flatMap((line) => line.doubts);
  const warnings = Map.groupBy(doubts, ({ reason }) => reason);
  const held = changing.filter(({ subscription }) => partnerCenterTakes(subscription)).length;
  const leftOut = includeIneligible ? 0 : ineligible.length;
  return [
    ...(leftOut > 0 ? [note('warning', 'bulk.note.leftOut', leftOut)] : []),
    ...[...warnings].map(([reason, of]) =>
      note(of[0]?.level === 'warning' ? 'warning' : 'info', `bulk.note.${reason}`, of.length),
    ),
    ...(alreadySo > 0 ? [note('info', 'bulk.alreadySo', alreadySo)] : []),
    ...(terminated > 0 ? [note('info', 'bulk.terminated', terminated)] : []),
    note('info', 'bulk.note.partnerCenter', held),
  ];
}

function note(level: ReviewNote['level'], key: string, count: number): ReviewNote {
  return { level, key, params: { count } };
}
