declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** A tenant's GUID in lower case without braces. Made by `parseTenantId` only. */
export type TenantId = Brand<string, 'TenantId'>;
/** A subscription's GUID in lower case without braces. Made by `parseSubscriptionId` only. */
export type SubscriptionId = Brand<string, 'SubscriptionId'>;
/** A calendar day as `YYYY-MM-DD`. */
export type IsoDate = Brand<string, 'IsoDate'>;

export type PartnerRole = 'indirectProvider' | 'directBill' | 'indirectReseller';
export type RelationshipState = 'none' | 'requested' | 'active' | 'ended';
export type Commerce = 'legacy' | 'newCommerce' | 'azure' | 'software' | 'other';
export type Channel = 'csp' | 'direct' | 'enterpriseAgreement' | 'open' | 'otherPartner';
export type SubscriptionStatus = 'active' | 'pending' | 'suspended' | 'expired' | 'disabled' | 'deleted' | 'other';
export type Severity = 'critical' | 'high' | 'normal';

/** The designation on a subscription: three strings that are set and merged as one value (Partner Center: SupportContact). */
export interface SupportContact {
  supportTenantId: TenantId;
  /** Digits, leading zeros kept. */
  supportMpnId: string;
  name: string;
}

export interface Subscription {
  id: SubscriptionId;
  offerId: string;
  offerName: string;
  friendlyName: string;
  status: SubscriptionStatus;
  quantity: number;
  commerce: Commerce;
  channel: Channel;
  /** Absent: the default contact, our own partner, stands. */
  supportContact?: SupportContact;
}

/** A reseller's delegated admin on one customer. No entry for a reseller means nobody told us: `unknown`. */
export interface DelegatedAdmin {
  /** The reseller who holds it. */
  tenantId: TenantId;
  kind: 'dap' | 'gdap' | 'none';
  /** The last day it is held. */
  endDate?: IsoDate;
}

/** A page about a customer, such as its folder of tickets. */
export interface CustomerLink {
  name: string;
  /** Absolute `https:` URL. */
  url: string;
}

/** One customer tenant with all of its subscriptions: the aggregate that is stored and merged. */
export interface Customer {
  tenantId: TenantId;
  companyName: string;
  /** Lower case, IDN in ASCII form; the first is the primary one. No duplicates. */
  domains: string[];
  /** Names that add to the company name, never replace it. */
  aliases: string[];
  /** ISO 3166-1 alpha-2, upper case. */
  country?: string;
  /** Ours with this customer. */
  relationship: RelationshipState;
  /** Sorted by `tenantId`, one entry per reseller. */
  delegatedAdmin: DelegatedAdmin[];
  /** Sorted by `id`. */
  subscriptions: Subscription[];
  /** For the partner's own people; a customer never sees it. */
  notes?: string;
  /** For the partner's own people, in their order, never empty; a customer never sees them. */
  links?: CustomerLink[];
}

/** Opening hours of one stretch of days; `to` ≤ `from` means it runs past midnight. */
export interface HoursRange {
  /** ISO weekdays, 1 = Monday … 7 = Sunday, ascending. */
  days: number[];
  /** `HH:MM`, local to the time zone. */
  from: string;
  /** `HH:MM`, local to the time zone; `24:00` is midnight at the day's end. */
  to: string;
}

export interface ServiceHours {
  /** IANA name. */
  timeZone: string;
  ranges: HoursRange[];
  /** Days without service. */
  holidays: IsoDate[];
}

/** How to reach a partner, and what Microsoft advises partners to state. Empty facts are absent. */
export interface SupportProfile {
  email?: string;
  /** As written by the partner; `telephoneLink` makes it dialable. */
  telephone?: string;
  /** Absolute `https:` URL. */
  website?: string;
  /** BCP 47 tags. */
  languages: string[];
  hours?: ServiceHours;
  scope?: string;
  pricing?: string;
  /** Where to turn for each severity, in the partner's words. */
  channels?: Partial<Record<Severity, string>>;
}

export interface Partner {
  tenantId: TenantId;
  /** Digits, leading zeros kept; empty when not known. */
  mpnId: string;
  name: string;
  /** Exactly one partner of a directory is not an `indirectReseller`: ourselves. */
  role: PartnerRole;
  country?: string;
  /** Ours with this partner; always `active` for ourselves. */
  relationship: RelationshipState;
  support: SupportProfile;
  /** The last day on which somebody confirmed that the support profile is right. */
  verifiedOn?: IsoDate;
}

/** What the whole team shares about the directory itself. */
export interface Workspace {
  name: string;
  /** Set once feeds are published to customers: see docs/feeds.md. */
  feeds?: FeedPlace;
  /** Who may publish. Sorted by `kid`. */
  feedKeys?: FeedKey[];
  /** Customers whose invitations were revoked. Sorted by `tenantId`. */
  feedEpochs?: FeedEpoch[];
}

/** What every invitation names. */
export interface FeedPlace {
  /** Where customers read: an address with the token that each of them gets. */
  readers?: string;
  /** Fingerprint of the root key. */
  root?: string;
}

/** A publisher's key as the root endorsed it. Instants are seconds since 1970. */
export interface FeedKey {
  /** Its fingerprint. */
  kid: string;
  /** Whose it is, for the team. */
  name: string;
  /** Point on P-256, in base64url. */
  x: string;
  y: string;
  from: number;
  revokedAt?: number;
  revokedReason?: FeedKeyEnd;
}

export type FeedKeyEnd = 'replaced' | 'left' | 'lost';

/** Raised to shut out whoever has this customer's invitation; 1 where there is none. */
export interface FeedEpoch {
  tenantId: TenantId;
  epoch: number;
}

/** The partners and whoever is looked at; customers are passed one at a time because there are 100,000 of them. */
export interface PartnerBook {
  /** Sorted by `tenantId`. */
  partners: readonly Partner[];
}

/** All of it, as exported, imported and hashed. */
export interface Directory extends PartnerBook {
  /** Sorted by `tenantId`. */
  customers: readonly Customer[];
  workspace?: Workspace;
}
