import { toSupportContact } from '../own-partner.ts';
import type { SubscriptionFact } from '../tally-facts.ts';
import type { Finding } from './finding.ts';
import type { Judging } from './judging.ts';

/** The name or MPN id that was stored with the designation is no longer the partner's. A book without an MPN id contradicts none. */
export function supportContactOutdated({ designation }: SubscriptionFact, { partnerOf }: Judging): Finding[] {
  const { contact } = designation;
  const partner = contact && partnerOf(contact.supportTenantId);
  if (!contact || !partner) return [];
  const current = toSupportContact({ ...partner, mpnId: partner.mpnId || contact.supportMpnId });
  if (current.name === contact.name && current.supportMpnId === contact.supportMpnId) return [];
  const params = {
    name: current.name,
    mpnId: current.supportMpnId,
    storedName: contact.name,
    storedMpnId: contact.supportMpnId,
  };
  const fixes: Finding['fixes'] = [{ kind: 'refreshContact', contact: current }];
  return [{ code: 'supportContactOutdated', level: 'notice', params, fixes }];
}
