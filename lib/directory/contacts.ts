import type { IsoDate, Partner, Subscription, TenantId } from './types.ts';

/** Why a designation may not hold. `warning`: the customer is told and shown the default contact too; `notice`: only the partner's people are told. */
export type DoubtReason =
  | 'partnerUnknown'
  | 'relationshipNone'
  | 'relationshipRequested'
  | 'relationshipEnded'
  | 'delegatedAdminMissing'
  | 'delegatedAdminEnded'
  | 'delegatedAdminEnding'
  | 'delegatedAdminUnknown';

export interface Doubt {
  reason: DoubtReason;
  level: 'warning' | 'notice';
  /** The last day of a delegated admin that ended or is ending. */
  endDate?: IsoDate;
}

export type ContactSubscription = Pick<Subscription, 'id' | 'offerName' | 'friendlyName' | 'status' | 'quantity'>;

/** One partner who supports some of the customer's subscriptions. */
export interface Contact {
  state: 'default' | 'designated' | 'doubtful';
  /** Empty unless designated; `state` is `doubtful` when one of them is a `warning`. */
  doubts: Doubt[];
  partner: Pick<Partner, 'tenantId' | 'mpnId' | 'name' | 'support'>;
  /** Those it supports, by name. */
  subscriptions: ContactSubscription[];
}

/** What one customer sees, and nothing more: the result of `contactsFor`. */
export interface CustomerContacts {
  customer: { tenantId: TenantId; companyName: string };
  /** Designated first, the default last; by name within. */
  contacts: Contact[];
  /** Whom to call when a designated contact is doubtful; absent when no own partner is on record. */
  fallback?: Pick<Partner, 'tenantId' | 'mpnId' | 'name' | 'support'>;
}
