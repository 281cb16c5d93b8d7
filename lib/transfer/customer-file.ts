import { ownPartner } from '../directory/own-partner.ts';
import type { Customer, Partner, PartnerBook } from '../directory/types.ts';

/** What one customer may see of the directory: what `contactsFor` needs for that customer, and nothing else. */
export interface CustomerShare {
  customer: Customer;
  partners: Partner[];
}

/** Leaves out notes, links, aliases, delegated admin of resellers that support nothing, and every partner not needed. */
export function shareWithCustomer(
  { notes: _notes, links: _links, ...customer }: Customer,
  book: PartnerBook,
): CustomerShare {
  const designated = new Set(customer.subscriptions.map(({ supportContact }) => supportContact?.supportTenantId));
  const own = ownPartner(book);
  return {
    customer: {
      ...customer,
      aliases: [],
      delegatedAdmin: customer.delegatedAdmin.filter(({ tenantId }) => designated.has(tenantId)),
    },
    partners: book.partners.filter((partner) => partner === own || designated.has(partner.tenantId)),
  };
}
