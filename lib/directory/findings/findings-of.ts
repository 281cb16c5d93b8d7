import { customerFacts, type SubscriptionFact } from '../tally-facts.ts';
import type { Customer, IsoDate, PartnerBook } from '../types.ts';
import { delegatedAdminDoubtful } from './delegated-admin-doubtful.ts';
import { expiredDesignation } from './expired-designation.ts';
import type { CustomerFinding, Finding } from './finding.ts';
import { createJudging, type Judging } from './judging.ts';
import { relationshipNotActive } from './relationship-not-active.ts';
import { sharedDomain } from './shared-domain.ts';
import { stillDefault } from './still-default.ts';
import { supportContactOutdated } from './support-contact-outdated.ts';

/** Each decides from the facts alone, so that the tally and the rows of one customer cannot disagree. */
const SUBSCRIPTION_RULES: readonly ((fact: SubscriptionFact, judging: Judging) => Finding[])[] = [
  relationshipNotActive,
  delegatedAdminDoubtful,
  stillDefault,
  supportContactOutdated,
  expiredDesignation,
];

const NO_DOMAINS: ReadonlySet<string> = new Set();

/** What is to be looked at for one customer. `shared`: domains that more than one customer has. */
export function findingsOf(
  customer: Customer,
  book: PartnerBook,
  today: IsoDate,
  shared: ReadonlySet<string> = NO_DOMAINS,
): CustomerFinding[] {
  return judgedFindings(customer, createJudging(book, today), shared);
}

/** As `findingsOf`, for many customers in a row. */
function judgedFindings(
  customer: Customer,
  judging: Judging,
  shared: ReadonlySet<string> = NO_DOMAINS,
): CustomerFinding[] {
  const bySubscription = customerFacts(customer).subscriptions.flatMap(({ subscription, fact }) =>
    findingsOfSubscription(fact, judging).map((finding) => ({ ...finding, subscriptionId: subscription.id })),
  );
  return [...bySubscription, ...sharedDomain(customer, shared)];
}

export function findingsOfSubscription(fact: SubscriptionFact, judging: Judging): Finding[] {
  return SUBSCRIPTION_RULES.flatMap((rule) => rule(fact, judging));
}
