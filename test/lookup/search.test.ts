import { describe, expect, it } from 'vitest';
import type { LookupDoc } from '../../lib/directory/lookup-doc.ts';
import type { Hit } from '../../lib/lookup/lookup-row.ts';
import { search } from '../../lib/lookup/search.ts';
import { aPartner, subscriptionId, tenant } from '../fixtures/documents.ts';
import { aDoc, indexOf } from './build.ts';

const BOOK: Partial<LookupDoc>[] = [
  { companyName: 'Contoso', domains: ['contoso.com', 'contoso.onmicrosoft.com'] },
  { companyName: 'Contoso Europe GmbH', aliases: ['CEU'] },
  { companyName: 'Grand Contoso Hotels' },
  { companyName: 'Precontoso AG' },
  { companyName: 'Müller-Lüdenscheidt Spedition GmbH & Co. KG', domains: ['mueller-luedenscheidt.de'] },
  { companyName: 'Mueller Bau' },
  { companyName: '東京商事株式会社' },
  { companyName: 'サーバー運輸合同会社' },
  { companyName: "L'Étoile du Nord", domains: ['xn--toile-9ra.fr'] },
  { companyName: 'Заря Транс ООД' },
  { companyName: 'الأفق للتجارة' },
  { companyName: 'Fourth Coffee', supporters: [tenant(901)] },
  { companyName: '𠮷野-家本店' },
  { companyName: 'Wide World Importers', isActive: false, subscriptionIds: [subscriptionId(0xabcdef01)] },
];

const PARTNERS = [
  aPartner(901, { name: 'Fabrikam Betreuung', support: { languages: [], telephone: '+49 (0)30 23125-017' } }),
];
const index = indexOf(
  BOOK.map((change, n) => aDoc(n + 1, change)),
  PARTNERS,
);
const names = (typed: string) => search(index, typed, 5).rows.map(({ companyName }) => companyName);
const marked = ({ field, text, ranges }: Hit) => [field, ...ranges.map(([from, to]) => text.slice(from, to))];

describe('search', () => {
  it.each([
    ['a whole name', 'fourth coffee', 'Fourth Coffee'],
    ['the beginning of a name', 'four', 'Fourth Coffee'],
    ['words in any order', 'importers wide', 'Wide World Importers'],
    ['the inside of a word', 'porter', 'Wide World Importers'],
    ['an alias', 'ceu', 'Contoso Europe GmbH'],
    ['words of different fields', 'ceu contoso', 'Contoso Europe GmbH'],
    ['a domain', 'contoso.com', 'Contoso'],
    ['another domain of the same customer', 'contoso.onmicrosoft', 'Contoso'],
    ['a mail address', 'someone@contoso.com', 'Contoso'],
    ['a page address', 'https://contoso.com/support', 'Contoso'],
    ['an umlaut without its dots', 'muller-ludenscheidt', 'Müller-Lüdenscheidt Spedition GmbH & Co. KG'],
    ['an umlaut spelt out', 'mueller luedenscheidt', 'Müller-Lüdenscheidt Spedition GmbH & Co. KG'],
    ['an umlaut where it is spelt out', 'müller bau', 'Mueller Bau'],
    ['a hyphenated name in one word', 'mullerludenscheidt', 'Müller-Lüdenscheidt Spedition GmbH & Co. KG'],
    ['two ideographs', '商事', '東京商事株式会社'],
    ['a name without its company form', '東京商', '東京商事株式会社'],
    ['what lies across the beginning of a company form', '事株', '東京商事株式会社'],
    ['a company form that is not whole yet', '商事株式会', '東京商事株式会社'],
    ['hiragana for katakana', 'さーば', 'サーバー運輸合同会社'],
    ['half-width katakana without the long vowel', 'ｻﾊﾞ運輸', 'サーバー運輸合同会社'],
    ['a domain as people write it', 'étoile.fr', "L'Étoile du Nord"],
    ['a domain as it is encoded', 'xn--toile-9ra.fr', "L'Étoile du Nord"],
    ['Cyrillic', 'ЗАРЯ тра', 'Заря Транс ООД'],
    ['Arabic without hamza', 'الافق', 'الأفق للتجارة'],
    ['a wrong letter', 'imparters', 'Wide World Importers'],
    ['a missing letter', 'fouth coffee', 'Fourth Coffee'],
    ['a letter too many', 'coffeee', 'Fourth Coffee'],
    ['two letters swapped', 'cofefe', 'Fourth Coffee'],
    ['a wrong first letter', 'ximporters', 'Wide World Importers'],
    ['a tenant id', tenant(4), 'Precontoso AG'],
    ['a tenant id in braces and capitals', `{${tenant(4).toUpperCase()}}`, 'Precontoso AG'],
    ['the beginning of a tenant id', tenant(4).slice(0, 11), 'Precontoso AG'],
    ['a subscription id', subscriptionId(0xabcdef01), 'Wide World Importers'],
    ['the beginning of a subscription id', 'abcdef', 'Wide World Importers'],
    ['the partner designated for it', 'fabrikam', 'Fourth Coffee'],
    ['the telephone of that partner', '+49 30 23125017', 'Fourth Coffee'],
    ['that telephone as it is dialled in the country', '030/23125', 'Fourth Coffee'],
    ['that telephone and a word of the name', '23125-017 coff', 'Fourth Coffee'],
  ])('finds a customer by %s', (_, typed, expected) => {
    expect(names(typed)[0]).toBe(expected);
  });

  it('ranks whole, beginning, word, inside', () => {
    expect(names('contoso')).toEqual(['Contoso', 'Contoso Europe GmbH', 'Grand Contoso Hotels', 'Precontoso AG']);
  });

  it('finds nothing by an id that no customer has', () => {
    expect(names('0000ffff-00aa-4000-8000-000000000000')).toEqual([]);
    expect(names(subscriptionId(0xabcdef01).replace(/0$/, '1'))).toEqual([]);
  });

  it('puts whoever only has the company form last', () => {
    const forms = indexOf([aDoc(1, { companyName: 'Alpha GmbH' }), aDoc(2, { companyName: 'Gmbhold Works' })]);
    expect(search(forms, 'gmbh', 5).rows.map(({ tenantId }) => tenantId)).toEqual([tenant(2), tenant(1)]);
  });

  it('puts active customers before others that fit as well, pinned ones before both', () => {
    const docs = ['Blue', 'Blue Yonder', 'Blue Works'].map((companyName, n) =>
      aDoc(n + 1, { companyName, isActive: n > 1 }),
    );
    const places = new Map([[tenant(2), 0]]);
    const order = (typed: string, known?: typeof places) =>
      search(indexOf(docs), typed, 5, known).rows.map(({ companyName }) => companyName);
    expect(order('blu')).toEqual(['Blue Works', 'Blue', 'Blue Yonder']);
    expect(order('blu', places)).toEqual(['Blue Yonder', 'Blue Works', 'Blue']);
    expect(order('', places)).toEqual(['Blue Yonder', 'Blue Works', 'Blue']);
  });

  it('counts all that match and shows as many as are asked for', () => {
    const docs = Array.from({ length: 30 }, (_, n) => aDoc(n + 1));
    const { rows, matches } = search(indexOf(docs), 'customer', 4);
    expect([rows.length, matches]).toEqual([4, 30]);
  });

  it('looks for no slip where somebody begins with what was typed', () => {
    const docs = [aDoc(1, { companyName: 'Conten' }), aDoc(2, { companyName: 'Contel' })];
    expect(search(indexOf(docs), 'conten', 5).matches).toBe(1);
  });

  it.each(['', '   ', '&', '-'])('lists everyone when %j is typed', (typed) => {
    expect(search(index, typed, 5).matches).toBe(BOOK.length);
  });

  it.each([
    '\0',
    '\uffff',
    '\ud800',
    'a'.repeat(5_000),
    '(((',
    '.*',
    '{',
    '@',
    'http://',
    '+',
    '%%%',
    '😀😀',
  ])('survives %j', (typed) => {
    expect(() => search(index, typed, 5)).not.toThrow();
  });
});

describe('why a row matched', () => {
  it.each([
    ['contoso eur', [['name', 'Contoso', 'Eur']]],
    ['mueller lued', [['name', 'Müller', 'Lüd']]],
    [
      'ceu contoso',
      [
        ['name', 'Contoso'],
        ['alias', 'CEU'],
      ],
    ],
    [
      'étoile.fr',
      [
        ['name', 'Étoile'],
        ['domain', 'fr'],
      ],
    ],
    ['さば', [['name', 'サーバ']]],
    ['imparters', [['name', 'Importers']]],
    ['野家', [['name', '野-家']]],
    ['fabrikam', [['supporter', 'Fabrikam']]],
    ['030 23125', [['telephone', '30 23125']]],
    ['00000004', [['tenantId', '00000004']]],
    ['abcdef01-00', [['subscription', 'abcdef01']]],
    [subscriptionId(0xabcdef01), [['subscription', subscriptionId(0xabcdef01)]]],
  ])('is told for %s', (typed, expected) => {
    expect(search(index, typed, 1).rows[0]?.hits.map(marked)).toEqual(expected);
  });
});
