import type { SubscriptionFact } from '../tally-facts.ts';
import type { Finding } from './finding.ts';
import type { Judging } from './judging.ts';

/** Expired or disabled, but still designated. */
export function expiredDesignation({ designation, lapsed }: SubscriptionFact, { partnerOf }: Judging): Finding[] {
  const { contact } = designation;
  if (!contact || !lapsed) return [];
  const params = { name: partnerOf(contact.supportTenantId)?.name ?? contact.name };
  return [{ code: 'expiredDesignation', level: 'notice', params, fixes: [{ kind: 'clear' }] }];
}
