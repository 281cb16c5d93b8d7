import type { Problem } from '../directory/problem.ts';
import type { SubscriptionId, SupportContact, TenantId } from '../directory/types.ts';
import type { DifferenceGroup } from '../partner-center/observe/observed-choices.ts';
import type { ObservedFault } from '../partner-center/observe/observed-customer.ts';
import type { FaultDetails } from '../partner-center/partner-center-fault.ts';
import type { Reviewable } from './reviewable.ts';

interface OfCustomer {
  tenantId: TenantId;
  companyName: string;
}

interface OfSubscription extends OfCustomer {
  subscription: SubscriptionId;
  subscriptionName: string;
}

/** A designation that Partner Center holds otherwise. An absent side: the default contact. */
export interface DifferingDesignation extends OfSubscription {
  group: DifferenceGroup;
  ours?: SupportContact;
  theirs?: SupportContact;
}

/** Of ours, and not listed by Partner Center any more: a customer, or one of its subscriptions. */
export type GoneEntry = OfCustomer & Partial<Pick<OfSubscription, 'subscription' | 'subscriptionName'>>;

/** What Partner Center did not tell, or what cannot be taken: of a customer, or of one of its subscriptions. */
export interface FailedEntry extends OfCustomer {
  subscriptionName?: string;
  why: { fault: ObservedFault } | { problem: Problem };
}

/** How many of what, compared with what is on record here. */
export interface ObservedCounts {
  customers: { listed: number; added: number; changed: number; gone: number; failed: number; unreadable: number };
  subscriptions: { listed: number; added: number; changed: number; gone: number; failed: number; unreadable: number };
  partners: { listed: number; added: number; changed: number };
}

/** Partner Center's answers beside the directory: all that crosses from the worker that compares them. */
export interface ObservedSummary extends Omit<Reviewable, 'confirm' | 'discard'> {
  found: ObservedCounts;
  differences: DifferingDesignation[];
  gone: GoneEntry[];
  /** The first 1,000. */
  failed: FailedEntry[];
  /** Whether whoever is not listed is gone. `partly`: not all of the list was read. */
  listing: 'whole' | 'partly' | 'otherTenant';
  /** Who signed in, where it is not the partner that this directory belongs to. */
  otherTenant?: string;
  /** Why resellers could not be read. */
  resellersFault?: FaultDetails;
}

export type ObservedReview = ObservedSummary & Reviewable;
