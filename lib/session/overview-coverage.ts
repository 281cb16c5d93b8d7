import type { CustomerContacts } from '../directory/contacts.ts';
import type { Customer } from '../directory/types.ts';

const COVERAGE_STATES = ['designated', 'default', 'doubtful'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];
/** `mixed`: some subscriptions designated, some not, none doubtful. */
export type CustomerCoverage = CoverageState | 'mixed' | 'none';

/** How much of the directory has a designated support contact. */
export interface Coverage {
  /** Subscriptions by the state of the contact their customer sees; terminated ones are left out. */
  subscriptions: Record<CoverageState, number>;
  /** Customers by the worst of their subscriptions; `none` has no subscription that counts. */
  customers: Record<CustomerCoverage, number>;
}

export const emptyCoverage = (): Coverage => ({
  subscriptions: { designated: 0, default: 0, doubtful: 0 },
  customers: { designated: 0, default: 0, doubtful: 0, mixed: 0, none: 0 },
});

function coverageOf(counts: Coverage['subscriptions']): CustomerCoverage {
  if (counts.doubtful > 0) return 'doubtful';
  if (counts.designated > 0) return counts.default > 0 ? 'mixed' : 'designated';
  return counts.default > 0 ? 'default' : 'none';
}

/**
 * Adds one customer and what it sees to the counts, in place: it runs 100,000 times in a row. While no own partner is
 * on record nobody is shown for an undesignated subscription; it counts as default all the same.
 */
export function addToCoverage(coverage: Coverage, customer: Customer, { contacts }: CustomerContacts): void {
  const counts: Coverage['subscriptions'] = { designated: 0, default: 0, doubtful: 0 };
  for (const { state, subscriptions } of contacts) counts[state] += subscriptions.length;
  const running = customer.subscriptions.filter(({ status }) => status !== 'deleted').length;
  counts.default += running - (counts.designated + counts.default + counts.doubtful);
  for (const state of COVERAGE_STATES) coverage.subscriptions[state] += counts[state];
  coverage.customers[coverageOf(counts)] += 1;
}
