import { COMMERCE } from './customer-schema.ts';
import { CUSTOMER_CODES, type FindingCode, PARTNER_CODES, SUBSCRIPTION_CODES } from './findings/finding.ts';
import { COVERAGE_STATES, type CoverageState, CUSTOMER_COVERAGES, type CustomerCoverage } from './tally-coverage.ts';
import type { Commerce, TenantId } from './types.ts';

export type StateCounts = Record<CoverageState, number>;

/** Days left of delegated admin; each window holds the shorter ones. */
export const ENDING_WINDOWS = [30, 7, 1] as const;
export type EndingWindow = (typeof ENDING_WINDOWS)[number];

/** What is designated to one partner. */
export interface PartnerTally {
  tenantId: TenantId;
  /** As the book has it, else as stored with a designation. */
  name: string;
  /** Whether there is a telephone number or email. */
  reachable: boolean;
  /** Subscriptions; `default` only for ourselves. */
  subscriptions: StateCounts;
  /** Customers that have a subscription designated to it. */
  customers: number;
}

/** The counts of the whole directory, terminated subscriptions left out. */
export interface Overview {
  subscriptions: StateCounts;
  customers: Record<CustomerCoverage, number>;
  /** Subscriptions whose contact has neither telephone nor email, or of whom nobody is on record. */
  unreachable: number;
  /** Whoever has a designation, and ourselves; most subscriptions first, then by tenant id. */
  byPartner: PartnerTally[];
  byCommerce: Record<Commerce, StateCounts>;
  /** Designated subscriptions that Partner Center itself can hold: legacy, bought through CSP. */
  partnerCenterTakes: number;
  /** Subscriptions, partners or domains, as the code is about. */
  findings: Record<FindingCode, number>;
  /** Delegated admin, by reseller and customer, that ends within so many days; `inUse`: designations rest on it. */
  endingWithin: Record<EndingWindow, { all: number; inUse: number }>;
}

export const stateCounts = (): StateCounts => zeroes(COVERAGE_STATES);

function zeroes<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}

export function emptyOverview(): Overview {
  const window = () => ({ all: 0, inUse: 0 });
  return {
    subscriptions: stateCounts(),
    customers: zeroes(CUSTOMER_COVERAGES),
    unreachable: 0,
    byPartner: [],
    byCommerce: Object.fromEntries(COMMERCE.map((word) => [word, stateCounts()])) as Record<Commerce, StateCounts>,
    partnerCenterTakes: 0,
    findings: { ...zeroes(SUBSCRIPTION_CODES), ...zeroes(PARTNER_CODES), ...zeroes(CUSTOMER_CODES) },
    endingWithin: { 30: window(), 7: window(), 1: window() },
  };
}
