import { expect, it } from 'vitest';
import type { Contact, CustomerContacts } from '../../lib/directory/contacts.ts';
import { contactsVcard } from '../../lib/surfaces/contacts-vcard.ts';
import { aPartner, tenant } from '../fixtures/documents.ts';

const [called, own] = [aPartner(2), aPartner(9)];
const contactsOf = (...partners: Contact['partner'][]): CustomerContacts => ({
  customer: { tenantId: tenant(50), companyName: 'Contoso' },
  contacts: partners.map((partner) => ({ state: 'designated', doubts: [], partner, subscriptions: [] })),
});

it('puts every partner into one vCard file, named after the only one or else after the customer', () => {
  expect(contactsVcard(contactsOf(called))?.name).toBe('Partner-2.vcf');
  const both = contactsVcard(contactsOf(called, own));
  expect(both?.name).toBe('Contoso.vcf');
  expect(both?.text.match(/^FN:.*$/gm)).toEqual(['FN:Partner 2', 'FN:Partner 9']);
});

it('makes no vCard of a partner whose name is not known', () => {
  expect(contactsVcard(contactsOf({ ...called, name: '' }))).toBeUndefined();
});
