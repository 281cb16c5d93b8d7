import { expect, it } from 'vitest';
import type { Contact, CustomerContacts } from '../../lib/directory/contacts.ts';
import { partnersToCall, telephoneToCall } from '../../lib/directory/whom-to-call.ts';
import { aPartner, tenant } from '../fixtures/documents.ts';

const partner = (n: number, telephone?: string) =>
  aPartner(n, { support: { languages: [], ...(telephone ? { telephone } : {}) } });
const contact = (of: Contact['partner'], state: Contact['state'] = 'designated'): Contact => ({
  state,
  doubts: [],
  partner: of,
  subscriptions: [],
});
const [silent, called, own] = [partner(1), partner(2, '+81 3 2'), partner(9, '+81 3 9')];
const customer = { tenantId: tenant(50), companyName: 'Contoso' };
const contactsOf = (contacts: Contact[], fallback?: Contact['partner']): CustomerContacts => ({
  customer,
  contacts,
  ...(fallback ? { fallback } : {}),
});

it.each<[string, CustomerContacts, string[], string | undefined]>([
  [
    'the first contact with a telephone',
    contactsOf([contact(silent), contact(called)]),
    ['Partner 1', 'Partner 2'],
    '+81 3 2',
  ],
  ['nobody where none has one', contactsOf([contact(silent)]), ['Partner 1'], undefined],
  ['the default contact of a customer without subscriptions', contactsOf([], own), ['Partner 9'], '+81 3 9'],
  [
    'the default contact after one in doubt',
    contactsOf([contact(silent, 'doubtful')], own),
    ['Partner 1', 'Partner 9'],
    '+81 3 9',
  ],
  ['not the default contact where a designation holds', contactsOf([contact(silent)], own), ['Partner 1'], undefined],
  [
    'the default contact once',
    contactsOf([contact(called, 'doubtful'), contact(own, 'default')], own),
    ['Partner 2', 'Partner 9'],
    '+81 3 2',
  ],
])('calls %s', (_, contacts, names, telephone) => {
  expect(partnersToCall(contacts).map(({ name }) => name)).toEqual(names);
  expect(telephoneToCall(contacts)?.telephone).toBe(telephone);
});

it('says whose telephone it is', () => {
  expect(telephoneToCall(contactsOf([contact(called)]))).toEqual({ telephone: '+81 3 2', name: 'Partner 2' });
});
