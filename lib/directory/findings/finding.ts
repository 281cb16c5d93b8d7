import type { SubscriptionId, SupportContact, TenantId } from '../types.ts';

/** What can be wrong with a designation, by subscription. */
export const SUBSCRIPTION_CODES = [
  'stillDefault',
  'partnerUnknown',
  'relationshipNone',
  'relationshipRequested',
  'relationshipEnded',
  'delegatedAdminMissing',
  'delegatedAdminEnded',
  'delegatedAdminEnding',
  'delegatedAdminUnknown',
  'supportContactOutdated',
  'expiredDesignation',
] as const;

/** What can be wrong with a partner's support profile. */
export const PARTNER_CODES = [
  'unreachable',
  'telephoneMissing',
  'emailMissing',
  'telephoneInvalid',
  'emailInvalid',
  'websiteInvalid',
  'profileUnverified',
  'profileNeverVerified',
] as const;

/** What can be wrong with a customer, counted by domain. */
export const CUSTOMER_CODES = ['sharedDomain'] as const;

export const FINDING_CODES = [...SUBSCRIPTION_CODES, ...PARTNER_CODES, ...CUSTOMER_CODES] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** What would settle a finding, for the UI to offer; nothing is written without a review. */
export type Fix =
  /** To one of these resellers, who hold the customer and are eligible; by tenant id. */
  | { kind: 'designate'; candidates: readonly TenantId[] }
  /** Back to the default contact. */
  | { kind: 'clear' }
  /** The same partner, as the book names it now. */
  | { kind: 'refreshContact'; contact: SupportContact }
  | { kind: 'addPartner'; partner: TenantId }
  | { kind: 'editRelationship'; partner: TenantId }
  | { kind: 'editDelegatedAdmin'; partner: TenantId }
  | { kind: 'editPartner'; partner: TenantId; field: 'support.telephone' | 'support.email' | 'support.website' }
  /** Sets `verifiedOn` to today. */
  | { kind: 'confirmProfile'; partner: TenantId }
  | { kind: 'editDomains'; domain: string };

export interface Finding {
  code: FindingCode;
  /** `warning`: the customer may fail to reach support; `notice`: worth a look. */
  level: 'warning' | 'notice';
  /** What the message `findings.<code>.reason` says: names as they are, dates as `YYYY-MM-DD`, numbers as numbers. */
  params: Readonly<Record<string, string | number>>;
  /** The best one first. */
  fixes: readonly [Fix, ...Fix[]];
}

export interface CustomerFinding extends Finding {
  /** Absent when it is about the customer itself. */
  subscriptionId?: SubscriptionId;
}
