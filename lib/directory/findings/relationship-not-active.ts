import type { DoubtReason } from '../contacts.ts';
import type { SubscriptionFact } from '../tally-facts.ts';
import type { Finding, Fix } from './finding.ts';
import type { Judging } from './judging.ts';

/** Designated to a partner who is not on record, or whose relationship has ended or is not active yet. */
export function relationshipNotActive({ designation }: SubscriptionFact, { doubtsOf, partnerOf }: Judging): Finding[] {
  if (!designation.contact) return [];
  const { supportTenantId: partner, name } = designation.contact;
  const params = { name: partnerOf(partner)?.name ?? name };
  return doubtsOf(designation).flatMap(({ reason, level }) => {
    const fix = fixOf(reason, partner);
    return fix ? [{ code: reason, level, params, fixes: [fix, { kind: 'clear' }] }] : [];
  });
}

function fixOf(reason: DoubtReason, partner: Parameters<Judging['partnerOf']>[0]): Fix | undefined {
  if (reason === 'partnerUnknown') return { kind: 'addPartner', partner };
  return reason.startsWith('relationship') ? { kind: 'editRelationship', partner } : undefined;
}
