import type { Doubt } from '../contacts.ts';
import { designationDoubts } from '../eligibility.ts';
import { ownPartner } from '../own-partner.ts';
import type { DesignatedFact } from '../tally-facts.ts';
import type { DelegatedAdmin, IsoDate, Partner, PartnerBook, SupportContact, TenantId } from '../types.ts';

/** What facts are judged against: the partners as they stand, and the day. Made once for many judgements. */
export interface Judging {
  own: Partner | undefined;
  partnerOf(id: TenantId): Partner | undefined;
  /** Why the designation may not hold, as the customer's card tells it. */
  doubtsOf(designation: Designation): Doubt[];
}

export type Designation = Pick<DesignatedFact, 'contact' | 'held'>;

export function createJudging(book: PartnerBook, today: IsoDate): Judging {
  const partners = new Map(book.partners.map((partner) => [partner.tenantId, partner]));
  const books = new Map(book.partners.map((partner) => [partner.tenantId, { partners: [partner] }]));
  const doubtsOf = ({ contact, held }: Designation) =>
    designationDoubts(
      contact,
      { delegatedAdmin: held ? [held] : [] },
      books.get(contact.supportTenantId) ?? NO_BOOK,
      today,
    );
  return { own: ownPartner(book), partnerOf: (id) => partners.get(id), doubtsOf };
}

const NO_BOOK: PartnerBook = { partners: [] };

/** As if it were designated: which doubts there would be about a reseller who holds delegated admin. */
export function asDesignated(held: DelegatedAdmin): Designation {
  const contact: SupportContact = { supportTenantId: held.tenantId, supportMpnId: '', name: '' };
  return { contact, held };
}
