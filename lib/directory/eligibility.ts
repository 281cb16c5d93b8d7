import type { Doubt, DoubtReason } from './contacts.ts';
import { daysBetween } from './iso-date.ts';
import { byName } from './order.ts';
import { ownPartner } from './own-partner.ts';
import type {
  Customer,
  DelegatedAdmin,
  IsoDate,
  Partner,
  PartnerBook,
  RelationshipState,
  SupportContact,
} from './types.ts';

/** Delegated admin that ends within so many days is ending. */
export const ENDING_WITHIN_DAYS = 30;

export interface Eligibility {
  partner: Partner;
  /** False when one of the doubts is a warning. */
  eligible: boolean;
  doubts: Doubt[];
}

const RELATIONSHIP_DOUBT: Record<RelationshipState, DoubtReason | undefined> = {
  active: undefined,
  none: 'relationshipNone',
  requested: 'relationshipRequested',
  ended: 'relationshipEnded',
};

/**
 * Every partner of the book and whether it may be designated for this customer: ourselves first, then resellers by
 * name. Partner Center: a reseller needs an active relationship with us and delegated admin on the customer.
 */
export function eligiblePartners(customer: Customer, book: PartnerBook, today: IsoDate): Eligibility[] {
  const own = ownPartner(book);
  const resellers = book.partners
    .filter((partner) => partner.role === 'indirectReseller')
    .sort((a, b) => byName({ name: a.name, id: a.tenantId }, { name: b.name, id: b.tenantId }));
  return [...(own ? [own] : []), ...resellers].map((partner) => {
    const doubts = doubtsAbout(partner, customer, today);
    return { partner, eligible: !hasWarning(doubts), doubts };
  });
}

/** Why this designation may not hold; empty when it does. What the book says of the partner counts, not what is stored with the designation. */
export function designationDoubts(
  contact: SupportContact,
  customer: Pick<Customer, 'delegatedAdmin'>,
  book: PartnerBook,
  today: IsoDate,
): Doubt[] {
  const partner = book.partners.find(({ tenantId }) => tenantId === contact.supportTenantId);
  return partner ? doubtsAbout(partner, customer, today) : [{ reason: 'partnerUnknown', level: 'warning' }];
}

export function hasWarning(doubts: readonly Doubt[]): boolean {
  return doubts.some(({ level }) => level === 'warning');
}

/** We need neither a relationship with ourselves nor delegated admin to be the contact: we are the default. */
function doubtsAbout(partner: Partner, customer: Pick<Customer, 'delegatedAdmin'>, today: IsoDate): Doubt[] {
  if (partner.role !== 'indirectReseller') return [];
  const relationship = RELATIONSHIP_DOUBT[partner.relationship];
  const held = customer.delegatedAdmin.find(({ tenantId }) => tenantId === partner.tenantId);
  return [...(relationship ? [warning(relationship)] : []), ...delegatedAdminDoubts(held, today)];
}

function delegatedAdminDoubts(held: DelegatedAdmin | undefined, today: IsoDate): Doubt[] {
  if (!held) return [{ reason: 'delegatedAdminUnknown', level: 'notice' }];
  if (held.kind === 'none') return [warning('delegatedAdminMissing')];
  if (!held.endDate) return [];
  const daysLeft = daysBetween(today, held.endDate);
  if (daysLeft < 0) return [{ ...warning('delegatedAdminEnded'), endDate: held.endDate }];
  if (daysLeft > ENDING_WITHIN_DAYS) return [];
  return [{ reason: 'delegatedAdminEnding', level: 'notice', endDate: held.endDate }];
}

const warning = (reason: DoubtReason): Doubt => ({ reason, level: 'warning' });
