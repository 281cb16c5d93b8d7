import {
  type LeftOutReason,
  type PartnerCenterChange,
  partnerCenterChanges,
} from '../../directory/partner-center-change.ts';
import { subscriptionName } from '../../directory/subscription-name.ts';
import type { Customer, PartnerBook, SubscriptionId } from '../../directory/types.ts';
import type { FaultDetails } from '../partner-center-fault.ts';
import type { SeenContact } from '../types.ts';
import type { ApplyRow, NotWrittenReason, RowOutcome } from './apply-row.ts';
import { holdsContact } from './holds-contact.ts';

export interface ApplyScope {
  /** Also names ourselves where nobody is designated here and Partner Center names somebody else. */
  withDefault: boolean;
}

/** What Partner Center holds, as far as it is known. */
export type Theirs = ReadonlyMap<SubscriptionId, SeenContact>;

export interface Compared extends ApplyScope {
  theirs: Theirs;
  /** Of those that could not be asked for. */
  faults: ReadonlyMap<SubscriptionId, FaultDetails>;
  /** Subscriptions on whose support contact members disagree. */
  disputed: ReadonlySet<string>;
}

/**
 * One customer's rows: of every subscription that is designated here, and of those others for which Partner Center
 * names somebody else than ourselves.
 */
export function planRows(customer: Customer, book: PartnerBook, compared: Compared): ApplyRow[] {
  return partnerCenterChanges(customer, book, true).flatMap((change) => {
    const theirs = compared.theirs.get(change.subscription.id);
    if (change.isDefault && (isNeverHeld(change) || !namesAnother(change, theirs))) return [];
    return [toRow(change, theirs, judge(change, theirs, compared))];
  });
}

const ABOUT_THE_PARTNER: readonly (LeftOutReason | undefined)[] = ['partnerUnknown', 'noRelationship', 'mpnIdMissing'];

/** Partner Center holds no support contact for such a subscription, whoever it names. */
const isNeverHeld = ({ leftOut }: PartnerCenterChange) => leftOut !== undefined && !ABOUT_THE_PARTNER.includes(leftOut);

/** Subscriptions of which must be known what Partner Center holds before they can be planned. */
export function unknownRows(customer: Customer, book: PartnerBook, theirs: Theirs, { withDefault }: ApplyScope) {
  return partnerCenterChanges(customer, book, withDefault)
    .filter(({ leftOut, subscription }) => !leftOut && !theirs.has(subscription.id))
    .map(({ subscription }) => subscription.id);
}

/** Nobody named there means ourselves as well. */
function namesAnother({ contact }: PartnerCenterChange, theirs: SeenContact | undefined): boolean {
  return theirs !== undefined && theirs !== 'none' && theirs.supportTenantId !== contact.supportTenantId;
}

function judge(change: PartnerCenterChange, theirs: SeenContact | undefined, compared: Compared): RowOutcome {
  const { subscription, contact, leftOut, isDefault } = change;
  const fault = compared.faults.get(subscription.id);
  if (leftOut && isNeverHeld(change)) return notWritten(leftOut);
  if (theirs !== undefined && holdsContact(theirs, contact)) return { state: 'alreadySo' };
  if (leftOut) return notWritten(leftOut);
  if (compared.disputed.has(subscription.id)) return notWritten('disputed');
  if (isDefault && !compared.withDefault) return notWritten('nobodyDesignated');
  if (fault) return { state: 'refused', fault };
  return theirs === undefined ? notWritten('notSeen') : { state: 'waiting' };
}

const notWritten = (why: NotWrittenReason): RowOutcome => ({ state: 'notSupported', why });

function toRow(
  { customer, subscription, contact }: PartnerCenterChange,
  theirs: SeenContact | undefined,
  outcome: RowOutcome,
): ApplyRow {
  return {
    tenantId: customer.tenantId,
    companyName: customer.companyName,
    subscription: subscription.id,
    subscriptionName: subscriptionName(subscription),
    wanted: contact,
    ...(theirs === undefined ? {} : { theirs }),
    outcome,
  };
}
