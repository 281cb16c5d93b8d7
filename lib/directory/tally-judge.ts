import { partnerCenterTakes } from './commerce.ts';
import { canBeReached } from './findings/contact-way-missing.ts';
import { findingsOfSubscription } from './findings/findings-of.ts';
import { findingsOfPartner } from './findings/findings-of-partner.ts';
import { createJudging, type Judging } from './findings/judging.ts';
import { daysBetween } from './iso-date.ts';
import { compareIds } from './order.ts';
import type { Tally } from './tally.ts';
import { coverageOfCustomer, coverageOfSubscription } from './tally-coverage.ts';
import type { CustomerFact, EndingFact, SubscriptionFact } from './tally-facts.ts';
import { type Fact, parseFactKey } from './tally-key.ts';
import { ENDING_WINDOWS, emptyOverview, type Overview, type PartnerTally, stateCounts } from './tally-overview.ts';
import type { IsoDate, PartnerBook, TenantId } from './types.ts';

interface Judgement {
  overview: Overview;
  judging: Judging;
  byPartner: Map<TenantId, PartnerTally>;
  today: IsoDate;
}

/**
 * What the facts mean today and with these partners: the same counts as judging every customer one by one.
 * Throws for a key that is no fact; a stored tally is checked when it is read.
 */
export function judgeTally(tally: Tally, book: PartnerBook, today: IsoDate, verifiedWithinDays?: number): Overview {
  const judging = createJudging(book, today);
  const judgement: Judgement = { overview: emptyOverview(), judging, byPartner: new Map(), today };
  const { overview, byPartner } = judgement;
  if (judging.own) partnerTally(judgement, judging.own.tenantId, '');
  for (const [key, count] of tally.facts) {
    const fact = parseFactKey(key);
    if (!fact) throw new Error(`"${key}" is no fact. Rebuild the tally.`);
    countFact(judgement, fact, count);
  }
  for (const partner of book.partners) {
    for (const { code } of findingsOfPartner(partner, today, verifiedWithinDays)) overview.findings[code] += 1;
  }
  overview.findings.sharedDomain = tally.sharedDomains;
  overview.byPartner = [...byPartner.values()].sort(byWeight);
  return overview;
}

function countFact(judgement: Judgement, fact: Fact, count: number): void {
  if (fact.about === 'subscription') countSubscription(judgement, fact, count);
  else if (fact.about === 'customer') countCustomer(judgement, fact, count);
  else countEnding(judgement, fact, count);
}

function countSubscription(judgement: Judgement, fact: SubscriptionFact, count: number): void {
  const { overview, judging } = judgement;
  const { contact } = fact.designation;
  const state = coverageOfSubscription(fact, judging);
  overview.subscriptions[state] += count;
  overview.byCommerce[fact.commerce][state] += count;
  if (contact && partnerCenterTakes({ ...fact, status: 'active' })) overview.partnerCenterTakes += count;
  for (const { code } of findingsOfSubscription(fact, judging)) overview.findings[code] += count;
  const supporter = contact?.supportTenantId ?? judging.own?.tenantId;
  const partner = supporter && partnerTally(judgement, supporter, contact?.name ?? '');
  if (partner) partner.subscriptions[state] += count;
  if (!partner?.reachable) overview.unreachable += count;
}

function countCustomer(judgement: Judgement, fact: CustomerFact, count: number): void {
  judgement.overview.customers[coverageOfCustomer(fact, judgement.judging)] += count;
  for (const { tenantId } of fact.supporters) partnerTally(judgement, tenantId, '').customers += count;
}

function countEnding({ overview, today }: Judgement, { held, inUse }: EndingFact, count: number): void {
  const daysLeft = held.endDate ? daysBetween(today, held.endDate) : -1;
  if (daysLeft < 0) return;
  for (const window of ENDING_WINDOWS) {
    if (daysLeft > window) continue;
    overview.endingWithin[window].all += count;
    if (inUse) overview.endingWithin[window].inUse += count;
  }
}

function partnerTally({ byPartner, judging }: Judgement, tenantId: TenantId, storedName: string): PartnerTally {
  const known = byPartner.get(tenantId);
  const partner = judging.partnerOf(tenantId);
  if (known) {
    if (!partner) known.name = firstName(known.name, storedName);
    return known;
  }
  const reachable = canBeReached(partner?.support);
  const name = partner?.name ?? storedName;
  const tally = { tenantId, name, reachable, subscriptions: stateCounts(), customers: 0 };
  byPartner.set(tenantId, tally);
  return tally;
}

/** Names stored with designations may differ: the first by code unit, whatever order the facts come in. */
const firstName = (a: string, b: string) => (a && (!b || a < b) ? a : b);

const weight = ({ subscriptions }: PartnerTally) =>
  subscriptions.designated + subscriptions.default + subscriptions.doubtful;

function byWeight(a: PartnerTally, b: PartnerTally): number {
  return weight(b) - weight(a) || compareIds(a.tenantId, b.tenantId);
}
