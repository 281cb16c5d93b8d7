import { expect, it } from 'vitest';
import { ticketNote } from '../../../components/lookup/ticket-note.ts';
import type { Contact, CustomerContacts } from '../../../lib/directory/contacts.ts';
import { parseHours } from '../../../lib/directory/service-hours.ts';
import { createTranslate } from '../../../lib/i18n.ts';
import en from '../../../locales/en.ts';
import { aPartner, aSubscription, tenant } from '../../fixtures/documents.ts';

const t = createTranslate('en', en);
const now = Temporal.Instant.from('2026-11-20T01:00:00Z');
const looking = { now, timeZone: 'Asia/Tokyo' };
const hours = parseHours('Mon-Fri 09:00-17:00', 'Asia/Tokyo');

const fabrikam = aPartner(2, {
  name: 'Fabrikam Support',
  support: {
    telephone: '+81 3-1234-5678',
    email: 'help_desk@fabrikam.example',
    website: 'https://fabrikam.example/',
    languages: [],
    ...(hours ? { hours } : {}),
  },
});
const own = aPartner(9, { name: 'Own *Partner*', role: 'directBill' });
const contactOf = (partner: typeof own, change: Partial<Contact> = {}): Contact => ({
  state: 'designated',
  doubts: [],
  partner,
  subscriptions: [],
  ...change,
});
const customer = { tenantId: tenant(1), companyName: 'Contoso_[Ltd]' };
const noteOf = (contacts: Omit<CustomerContacts, 'customer'>) => ticketNote({ customer, ...contacts }, looking, t);

it('has the customer, then each partner with its subscriptions, ways, hours and whether it is open, then the time', () => {
  const subscriptions = [aSubscription(1, { offerName: 'E3' }), aSubscription(2, { friendlyName: 'Visio <new>' })];
  expect(noteOf({ contacts: [contactOf(fabrikam, { subscriptions }), contactOf(own, { state: 'default' })] })).toBe(
    `**Contoso\\_\\[Ltd\\]**
Tenant ID: ${tenant(1)}

**Fabrikam Support** (Designated)
- Supports: E3, Visio \\<new\\>
- Telephone: +81 3-1234-5678
- Email: <help_desk@fabrikam.example>
- Website: <https://fabrikam.example/>
- Service hours: Mon-Fri 09:00-17:00 (Asia/Tokyo)
- Now: Open now, until 5:00 PM

**Own \\*Partner\\*** (Default contact)

Looked up: 2026-11-20 10:00 (Asia/Tokyo)`,
  );
});

it('names the default contact where a designated one is in doubt', () => {
  const note = noteOf({ contacts: [contactOf(fabrikam, { state: 'doubtful' })], fallback: own });
  expect(note).toMatch(/Fabrikam Support\*\* \(To be confirmed\)[\s\S]*Own \\\*Partner\\\*\*\* \(Default contact\)/);
});

it('says that there is nobody', () => {
  expect(noteOf({ contacts: [] })).toContain('\n\nNo support contact is on record.\n\n');
});

it('makes one line of a name that has several', () => {
  const broken = aPartner(3, { name: 'Two\n# lines' });
  expect(noteOf({ contacts: [contactOf(broken)] })).toContain('**Two # lines** (Designated)');
});
