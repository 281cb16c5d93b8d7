import { toSupportContact } from '../../../lib/directory/own-partner.ts';
import type { ApplyRow } from '../../../lib/partner-center/apply/apply-row.ts';
import { aPartner, subscriptionId, tenant } from '../../fixtures/documents.ts';

/** The support contact that names partner `n`. */
export const to = (n: number) => toSupportContact(aPartner(n));

export function buildRow(n: number, fields: Partial<ApplyRow> = {}): ApplyRow {
  return {
    tenantId: tenant(900),
    companyName: 'Contoso',
    subscription: subscriptionId(n),
    subscriptionName: `Offer ${n}`,
    wanted: to(2),
    theirs: 'none',
    outcome: { state: 'waiting' },
    ...fields,
  };
}
