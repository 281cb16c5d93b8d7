import type {
  Commerce,
  IsoDate,
  RelationshipState,
  SubscriptionId,
  SubscriptionStatus,
  SupportContact,
  TenantId,
} from '../directory/types.ts';

/** National clouds that Partner Center's API is documented for. */
export const CLOUDS = ['global', 'usGovernment', 'china'] as const;
export type Cloud = (typeof CLOUDS)[number];

/** A customer as Partner Center lists it. Answers of a list hold no delegated admin and no further domains. */
export interface SeenCustomer {
  tenantId: TenantId;
  companyName: string;
  /** Lower case; absent where Partner Center names none. */
  domain?: string;
  /** `reseller`, `advisor`, …; an unknown value as it came. */
  relationshipToPartner: string;
}

/** One customer, asked for by its id: the only answer that tells of delegated admin (DAP). */
export interface SeenCustomerDetails extends SeenCustomer {
  domains: string[];
  /** ISO 3166-1 alpha-2, of the company's address. */
  country?: string;
  allowsDelegatedAccess?: boolean;
}

export interface SeenSubscription {
  id: SubscriptionId;
  offerId: string;
  offerName: string;
  friendlyName: string;
  /** Absent: not told. */
  quantity?: number;
  /** Absent: not told. */
  status?: SubscriptionStatus;
  commerce: Commerce;
  /** Of the reseller of record; absent when empty. */
  mpnIdOfRecord?: string;
  /** Of an add-on: the subscription that it belongs to. */
  parentId?: SubscriptionId;
}

/** A partner that we have a relationship with. */
export interface SeenPartner {
  tenantId: TenantId;
  name: string;
  /** Digits; empty where none came. */
  mpnId: string;
  /** Absent: the answer names no state, as for one customer's resellers. */
  relationship?: RelationshipState;
  country?: string;
}

/** What Partner Center holds as a subscription's support contact; `none` where it names nobody. */
export type SeenContact = SupportContact | 'none';

export interface SeenOrganization {
  tenantId: TenantId;
  companyName: string;
  domain?: string;
  country?: string;
}

export interface SeenSupportProfile {
  email?: string;
  telephone?: string;
  /** Absolute `https:` URL. */
  website?: string;
}

/**
 * What somebody of the partner did. Support contacts leave no record (auditing-resources.md lists none), and neither does
 * what Microsoft or the customer did.
 */
export interface SeenAuditRecord {
  /** Absent: it concerned the partner itself. */
  customer?: TenantId;
  /** `customer`, `subscription`, `order`, `partner_relationship`, …; as it came. */
  resource: string;
  /** `update_subscription`, …; as it came. */
  operation: string;
  /** `succeeded`, `failed`, `progress`; as it came. */
  status: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface SeenMpnProfile {
  mpnId: string;
  partnerName: string;
}

/** A page of a list, and what brings the next one: JSON, so that a run goes on after a restart. */
export interface Page<Item> {
  items: Item[];
  /** Rows of the answer that could not be read, as the field that was wrong. */
  unreadable: string[];
  next?: NextPage;
}

/** Where the next page is: a path below the API's version, and the headers that it must be asked with. */
export interface NextPage {
  path: string;
  headers: Readonly<Record<string, string>>;
  /** What the pages before it were asked with, shortened: a link that leads back to one would never end. */
  trail?: readonly string[];
}

/** How a support contact is written. */
export interface PutOptions {
  /** `MS-RequestId`, for a write that may have been sent before; absent: a new one. */
  requestId?: string;
  /** Looks again before the write is repeated; what it rejects with ends the call, and nothing more is sent. */
  beforeRepeat?: () => Promise<void>;
}

/**
 * Partner Center's REST API as far as it is used. Each call rejects with `PartnerCenterFault` when it comes to nothing,
 * and with the signal's reason when it is cancelled.
 */
export interface PartnerCenter {
  customers(next?: NextPage): Promise<Page<SeenCustomer>>;
  customer(tenantId: TenantId): Promise<SeenCustomerDetails>;
  /** In one page in every documented sample. */
  subscriptions(tenantId: TenantId, next?: NextPage): Promise<Page<SeenSubscription>>;
  /** Ours, as their provider. */
  indirectResellers(): Promise<Page<SeenPartner>>;
  /** Ours, as their reseller. */
  indirectProviders(): Promise<Page<SeenPartner>>;
  resellersOf(tenantId: TenantId): Promise<Page<SeenPartner>>;
  relationshipRequestLink(): Promise<string>;
  supportContact(tenantId: TenantId, subscription: SubscriptionId): Promise<SeenContact>;
  /**
   * What stands afterwards, as the answer says it. A write that timed out is repeated under the same request id: a GUID
   * that the caller keeps, so that a write of which no answer is known is the same write when it is made again after a
   * restart.
   */
  putSupportContact(
    tenantId: TenantId,
    subscription: SubscriptionId,
    contact: SupportContact,
    writing?: PutOptions,
  ): Promise<SeenContact>;
  organization(): Promise<SeenOrganization>;
  /** Without an MPN id our own; undefined: Partner Center knows no such MPN id. */
  mpnProfile(mpnId?: string): Promise<SeenMpnProfile | undefined>;
  supportProfile(): Promise<SeenSupportProfile>;
  /** Whether the reseller has signed the Microsoft Partner Agreement. */
  isAgreementSigned(reseller: TenantId): Promise<boolean>;
  /**
   * From that day on (UTC) to today, or for 30 days where that is less: ask again from a later day. A day more than 90
   * days ago is refused (get-a-record-of-partner-center-activity-by-user.md).
   */
  auditRecords(from: IsoDate, next?: NextPage): Promise<Page<SeenAuditRecord>>;
}

/** The calls, as errors and reports name them. */
export type CallName = keyof PartnerCenter;
