import { partnerCenterTakes } from '../../directory/commerce.ts';
import type { FaultReason } from '../partner-center-fault.ts';
import type { SeenSubscription } from '../types.ts';
import type { Asked, ObservedCustomer } from './observed-customer.ts';
import type { ObservingRun } from './observing-run.ts';

/**
 * What is asked about one customer: `subscriptions` and then their support contacts, `contacts` of subscriptions that
 * are known, or nothing.
 */
export type Asking = 'subscriptions' | 'contacts' | 'nothing';

type Run = Pick<ObservingRun, 'number' | 'attempt' | 'maxAgeInHours' | 'startedAt' | 'since'>;

const HOUR_IN_MS = 3_600_000;
/** Records have Partner Center's time, answers ours. */
const CLOCKS_DIFFER_IN_MS = HOUR_IN_MS;

/**
 * Support contacts are always asked for: Partner Center keeps no record of who changed one (Partner Center:
 * auditing-resources.md), so there is no telling that they stand as they were.
 */
export function whatToAsk(observed: ObservedCustomer, run: Run): Asking {
  if (observed.listed.run !== run.number || isAsked(observed.asked, run)) return 'nothing';
  if (needsSubscriptions(observed, run)) return 'subscriptions';
  return observed.subscriptions?.list.some(mayHoldContact) ? 'contacts' : 'nothing';
}

/** Whether Partner Center may hold a support contact for it. All that it lists was bought through CSP. */
export function mayHoldContact({ commerce, status = 'other' }: Pick<SeenSubscription, 'commerce' | 'status'>): boolean {
  return partnerCenterTakes({ commerce, status, channel: 'csp' });
}

/** What asking again would not change. */
const FINAL: readonly FaultReason[] = ['noRelationship', 'notFound'];

/** In this run already; after a pause those that failed get another chance. */
function isAsked(asked: Asked | undefined, { number, attempt }: Run): boolean {
  if (asked?.run !== number) return false;
  return !asked.fault || FINAL.includes(asked.fault.reason) || asked.attempt === attempt;
}

/**
 * New, failed or only partly read the last time, heard too long ago or before another tenant was asked, or touched by
 * somebody of ours since.
 */
function needsSubscriptions({ subscriptions, asked, touchedAt }: ObservedCustomer, run: Run): boolean {
  if (!subscriptions || asked?.fault || subscriptions.unreadable.length > 0) return true;
  if (run.since !== undefined && asked && asked.run < run.since) return true;
  const heard = Date.parse(subscriptions.at);
  const isOld = Date.parse(run.startedAt) - heard >= run.maxAgeInHours * HOUR_IN_MS;
  return isOld || (touchedAt !== undefined && Date.parse(touchedAt) >= heard - CLOCKS_DIFFER_IN_MS);
}
