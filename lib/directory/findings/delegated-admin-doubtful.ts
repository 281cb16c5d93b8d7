import type { SubscriptionFact } from '../tally-facts.ts';
import type { Finding } from './finding.ts';
import type { Judging } from './judging.ts';

/** Designated to a reseller whose delegated admin on the customer is missing, has ended, is ending, or is not known. */
export function delegatedAdminDoubtful({ designation }: SubscriptionFact, { doubtsOf, partnerOf }: Judging): Finding[] {
  if (!designation.contact) return [];
  const { supportTenantId: partner, name } = designation.contact;
  return doubtsOf(designation)
    .filter(({ reason }) => reason.startsWith('delegatedAdmin'))
    .map(({ reason, level, endDate }) => ({
      code: reason,
      level,
      params: { name: partnerOf(partner)?.name ?? name, ...(endDate ? { endDate } : {}) },
      fixes: [{ kind: 'editDelegatedAdmin', partner }, { kind: 'clear' }],
    }));
}
