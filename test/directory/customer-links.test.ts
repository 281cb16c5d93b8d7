import { expect, it } from 'vitest';
import { isCanonicalCustomer } from '../../lib/directory/canonical-customer.ts';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { parseCustomer } from '../../lib/directory/parse.ts';
import { shareWithCustomer } from '../../lib/transfer/customer-file.ts';
import { mergeForCustomer } from '../../lib/transfer/directory-json.ts';
import { aCustomer, aPartner } from '../fixtures/documents.ts';
import { TODAY } from './arbitrary-book.ts';

const links = [
  { name: 'Tickets', url: 'https://desk.example/q?customer=1' },
  { name: 'Wiki', url: 'https://wiki.example/' },
];
const linked = aCustomer(1, { links });
const parsedLinks = (input: unknown) => {
  const parsed = parseCustomer({ ...aCustomer(1), links: input });
  return parsed.ok ? parsed.value.links : parsed.problems.map(({ code, path }) => `${path} ${code}`);
};

it('keeps the links of a customer in their order', () => {
  expect(isCanonicalCustomer(linked)).toBe(true);
  expect(parsedLinks(links)).toEqual(links);
});

it('completes an address without scheme, and turns http into https', () => {
  const written = [
    { name: 'A', url: 'desk.example' },
    { name: 'B', url: 'http://desk.example/' },
  ];
  expect(parsedLinks(written)).toEqual([
    { name: 'A', url: 'https://desk.example/' },
    { name: 'B', url: 'https://desk.example/' },
  ]);
});

it('takes an empty list for none', () => {
  expect(parsedLinks([])).toBeUndefined();
  expect(isCanonicalCustomer({ ...linked, links: [] })).toBe(false);
});

it.each([
  ['a script', { name: 'A', url: 'javascript:alert(1)' }, ['links.0.url website']],
  ['a name and password', { name: 'A', url: 'https://me:secret@desk.example/' }, ['links.0.url website']],
  [
    'an address that grows too long to be read again',
    { name: 'A', url: `https://desk.example/${'あ'.repeat(1_000)}` },
    ['links.0.url website'],
  ],
  ['no name', { url: 'https://desk.example/' }, ['links.0.name missing']],
  ['no address', { name: 'A' }, ['links.0.url missing']],
])('refuses %s', (_, link, problems) => {
  expect(parsedLinks([link])).toEqual(problems);
  expect(isCanonicalCustomer({ ...linked, links: [link] })).toBe(false);
});

it('never shows the customer links, notes or aliases', () => {
  const plain = aCustomer(1);
  const book = { partners: [aPartner(9, { role: 'directBill' })] };
  const known = aCustomer(1, { links, notes: 'Pays late', aliases: ['Late'] });
  expect(contactsFor(known, book, TODAY)).toEqual(contactsFor(plain, book, TODAY));
  expect(shareWithCustomer(known, book).customer).toEqual(plain);
  expect(mergeForCustomer(known, plain)).toEqual(known);
});
