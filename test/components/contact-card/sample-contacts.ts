import type { Contact, CustomerContacts } from '../../../lib/directory/contacts.ts';
import type { SupportProfile } from '../../../lib/directory/types.ts';
import { aSubscription, tenant } from '../../fixtures/documents.ts';

const TAILSPIN_SUPPORT: SupportProfile = {
  telephone: '+49 30 5550 1234',
  email: 'help@tailspin.example',
  website: 'https://tailspin.example/help/',
  languages: ['de', 'ja'],
  hours: {
    timeZone: 'Europe/Berlin',
    ranges: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
    holidays: [],
  },
  scope: 'Everything',
  channels: { critical: 'Call', normal: 'Write' },
};

export function aContact(n: number, change: Partial<Contact> = {}): Contact {
  const { id, offerName, friendlyName, status, quantity } = aSubscription(n);
  return {
    state: 'designated',
    doubts: [],
    partner: { tenantId: tenant(n), mpnId: '0001', name: `Partner ${n}`, support: TAILSPIN_SUPPORT },
    subscriptions: [{ id, offerName, friendlyName, status, quantity }],
    ...change,
  };
}

export const contactsOf = (...contacts: Contact[]): CustomerContacts => ({
  customer: { tenantId: tenant(1), companyName: 'Contoso' },
  contacts,
  fallback: { tenantId: tenant(99), mpnId: '', name: 'Own Partner', support: { languages: [], telephone: '110 220' } },
});
