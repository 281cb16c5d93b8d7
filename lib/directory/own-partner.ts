import type { Partner, PartnerBook, SupportContact } from './types.ts';

/** Ourselves: the one partner of the book that is not an indirect reseller. */
export function ownPartner(book: PartnerBook): Partner | undefined {
  return book.partners.find((partner) => partner.role !== 'indirectReseller');
}

/** The designation that names this partner (Partner Center: a valid contact is a partner relationship's id, MPN id and name). */
export function toSupportContact(partner: Partner): SupportContact {
  return { supportTenantId: partner.tenantId, supportMpnId: partner.mpnId, name: partner.name };
}
