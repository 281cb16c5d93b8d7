import { hasWarning } from '../eligibility.ts';
import type { SubscriptionFact } from '../tally-facts.ts';
import type { DelegatedAdmin } from '../types.ts';
import type { Finding } from './finding.ts';
import { asDesignated, type Judging } from './judging.ts';

/** In service with the default contact, though a reseller who could be designated holds delegated admin on the customer. */
export function stillDefault({ designation, lapsed }: SubscriptionFact, judging: Judging): Finding[] {
  if (designation.contact || lapsed) return [];
  const candidates = designation.holders.filter((held) => isCandidate(held, judging)).map(({ tenantId }) => tenantId);
  const [first] = candidates;
  if (!first) return [];
  const params = { name: judging.partnerOf(first)?.name ?? '', count: candidates.length };
  return [{ code: 'stillDefault', level: 'notice', params, fixes: [{ kind: 'designate', candidates }] }];
}

function isCandidate(held: DelegatedAdmin, { partnerOf, doubtsOf }: Judging): boolean {
  return partnerOf(held.tenantId)?.role === 'indirectReseller' && !hasWarning(doubtsOf(asDesignated(held)));
}
