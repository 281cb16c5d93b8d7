import type { CustomerContacts } from '../directory/contacts.ts';
import { partnersToCall } from '../directory/whom-to-call.ts';
import { type VCardFile, vCardOf } from '../session/transfer-vcard.ts';

/** The partners on a customer's card as one file for an address book; undefined when none of them has a name. */
export function contactsVcard(contacts: CustomerContacts): VCardFile | undefined {
  const partners = partnersToCall(contacts).filter(({ name }) => name !== '');
  const [first] = partners;
  if (!first) return undefined;
  const named = vCardOf(partners.length === 1 ? first : { ...first, name: contacts.customer.companyName });
  const text = partners.map((partner) => vCardOf(partner).text).join('');
  return { ...named, text, blob: () => new Blob([text], { type: 'text/vcard;charset=utf-8' }) };
}
