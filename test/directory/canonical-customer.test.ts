import { expect, it } from 'vitest';
import { isCanonicalCustomer } from '../../lib/directory/canonical-customer.ts';
import { toSupportContact } from '../../lib/directory/own-partner.ts';
import { buildCustomer, buildPartner, buildSubscription, day, tenant } from './build.ts';

const canonical = buildCustomer({
  companyName: '会社 Contoso',
  domains: ['contoso.com', 'xn--bcher-kva.example'],
  aliases: ['C', 'D'],
  country: 'JP',
  notes: 'two\nlines',
  delegatedAdmin: [
    { tenantId: tenant(2), kind: 'gdap', endDate: day('2026-12-31') },
    { tenantId: tenant(3), kind: 'none' },
  ],
  subscriptions: [buildSubscription(1, { supportContact: toSupportContact(buildPartner(2)) }), buildSubscription(2)],
});
const [first, second] = canonical.subscriptions;
const [held, notHeld] = canonical.delegatedAdmin;

it('a customer in stored form is canonical', () => {
  expect(isCanonicalCustomer(canonical)).toBe(true);
});

it.each([
  ['outer space in a name', { companyName: ' Contoso' }],
  ['a no-break space at the end of a name', { companyName: 'Contoso\u00a0' }],
  ['a line break in a name', { companyName: 'Con\ntoso' }],
  ['half a surrogate pair in a name', { companyName: 'Contoso \ud800' }],
  ['an empty name', { companyName: '' }],
  ['a name too long', { companyName: 'x'.repeat(501) }],
  ['a Windows line break in notes', { notes: 'two\r\nlines' }],
  ['empty notes', { notes: '' }],
  ['an absent field that is there', { notes: undefined }],
  ['a field of nobody', { secret: 1 }],
  ['a domain in capitals', { domains: ['Contoso.com'] }],
  ['a domain twice', { domains: ['contoso.com', 'contoso.com'] }],
  ['an alias twice', { aliases: ['C', 'C'] }],
  ['a country in lower case', { country: 'jp' }],
  ['a tenant id in capitals', { tenantId: 'ABCDEF00-0000-4000-8000-000000000000' }],
  ['subscriptions out of order', { subscriptions: [second, first] }],
  ['a subscription twice', { subscriptions: [first, first] }],
  ['a subscription without status', { subscriptions: [{ ...first, status: undefined }] }],
  ['a status nobody knows', { subscriptions: [{ ...first, status: 'x' }] }],
  ['a quantity as text', { subscriptions: [{ ...first, quantity: '1' }] }],
  ['half a licence', { subscriptions: [{ ...first, quantity: 0.5 }] }],
  [
    'a designation with a link',
    { subscriptions: [{ ...first, supportContact: { ...first?.supportContact, links: {} } }] },
  ],
  [
    'a designation with an MPN id of letters',
    { subscriptions: [{ ...first, supportContact: { ...first?.supportContact, supportMpnId: 'x' } }] },
  ],
  ['delegated admin out of order', { delegatedAdmin: [notHeld, held] }],
  ['delegated admin that ends on no day', { delegatedAdmin: [{ ...held, endDate: '2026-02-30' }] }],
  ['a list that is an object', { aliases: { 0: 'C', length: 1 } }],
])('%s is for the schema to look at', (_, fields) => {
  expect(isCanonicalCustomer({ ...canonical, ...fields })).toBe(false);
});

it('an own field named __proto__ is for the schema to look at', () => {
  expect(isCanonicalCustomer(JSON.parse(JSON.stringify(canonical).replace('{', '{"__proto__":{},')))).toBe(false);
});

it('a customer that lacks a field is for the schema to look at', () => {
  const { relationship: _absent, ...rest } = canonical;
  expect(isCanonicalCustomer(rest)).toBe(false);
});
