import { hasWarning } from './eligibility.ts';
import type { Judging } from './findings/judging.ts';
import type { CustomerFact, SubscriptionFact } from './tally-facts.ts';

export const COVERAGE_STATES = ['designated', 'default', 'doubtful'] as const;
/** Of a subscription: the state of the contact that its customer sees. */
export type CoverageState = (typeof COVERAGE_STATES)[number];

export const CUSTOMER_COVERAGES = [...COVERAGE_STATES, 'mixed', 'none'] as const;
/** Of a customer: `mixed` has some subscriptions designated, some not, none doubtful; `none` has no running subscription. */
export type CustomerCoverage = (typeof CUSTOMER_COVERAGES)[number];

/** As `contactsFor` decides it: when we are designated beside the default, we appear once, as the default. */
export function coverageOfSubscription({ designation }: SubscriptionFact, judging: Judging): CoverageState {
  if (!designation.contact) return 'default';
  const isOwn = designation.contact.supportTenantId === judging.own?.tenantId;
  if (isOwn && designation.besideDefault) return 'default';
  return hasWarning(judging.doubtsOf(designation)) ? 'doubtful' : 'designated';
}

export function coverageOfCustomer({ hasDefault, supporters }: CustomerFact, judging: Judging): CustomerCoverage {
  const states = new Set<CoverageState>(hasDefault ? ['default'] : []);
  for (const { tenantId, held } of supporters) {
    const contact = { supportTenantId: tenantId, supportMpnId: '', name: '' };
    const isDefault = hasDefault && tenantId === judging.own?.tenantId;
    const isDoubtful = hasWarning(judging.doubtsOf(held ? { contact, held } : { contact }));
    states.add(isDefault ? 'default' : isDoubtful ? 'doubtful' : 'designated');
  }
  if (states.has('doubtful')) return 'doubtful';
  if (states.has('designated')) return states.has('default') ? 'mixed' : 'designated';
  return states.has('default') ? 'default' : 'none';
}
