import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldSpeltOut } from '../../lib/lookup/fold.ts';
import { foldWithPlaces } from '../../lib/lookup/folded-text.ts';
import type { Hit } from '../../lib/lookup/lookup-row.ts';
import { parseQuery } from '../../lib/lookup/parse-query.ts';
import { search } from '../../lib/lookup/search.ts';
import { subscriptionId, tenant } from '../fixtures/documents.ts';
import { aDoc, indexOf } from './build.ts';

const namesOf = (typed: string, companyNames: readonly string[]) =>
  search(indexOf(companyNames.map((companyName, n) => aDoc(n + 1, { companyName }))), typed, 5).rows.map(
    ({ companyName }) => companyName,
  );
const marked = ({ text, ranges }: Hit) => ranges.map(([from, to]) => text.slice(from, to));

describe('a text of thousands of characters', () => {
  const LENGTH = 10_000;
  const repeated = (part: string) => part.repeat(LENGTH / part.length);
  const texts = [
    ['digits and a letter', `${repeated('1')}x`],
    ['the same word', repeated('ab ')],
    ['hyphens between letters', repeated('a-')],
    ['characters that stand for whole phrases', repeated('\ufdfa')],
    ['accents alone', repeated('\u0301')],
    ['half characters', repeated('\ud800')],
    ['a company form', repeated('株式会社')],
    ['groups of an id', repeated('deadbeef-')],
    ['white space', `${repeated(' ')}x`],
    ['beginnings of an address', repeated('http://a ')],
  ] as const;
  const index = indexOf([aDoc(1, { companyName: 'Contoso' })]);

  it.each(texts)('of %s is folded, parsed and looked for at once', (_, text) => {
    const began = performance.now();
    for (const take of [fold, foldSpeltOut, foldWithPlaces, parseQuery]) take(text);
    search(index, text, 5);
    expect(performance.now() - began).toBeLessThan(250); // Minutes, or half a second at the least, where one of them is not linear.
  });

  it('is looked for by its first words, and each of them once', () => {
    const words = Array.from({ length: 90 }, (_, n) => `w${n}`);
    const sizeOf = (typed: string) => parseQuery(typed).requirements.flatMap((one) => one.words).length;
    expect([sizeOf(words.join(' ')), sizeOf(words.join('-')), sizeOf('ab ab ab-ab ab')]).toEqual([16, 16, 2]);
  });

  it('finds a customer by a whole name of many words', () => {
    const name = Array.from({ length: 90 }, (_, n) => `w${n}`).join(' ');
    expect(namesOf(name, ['w0 w1', `${name} more`, name])).toEqual([name, `${name} more`]);
  });
});

describe('any text', () => {
  it.each(['binary', 'grapheme'] as const)('is folded alike again, and as a query (%s)', (unit) => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 5 }), (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        if (!/@|http/.test(folded)) expect(parseQuery(text).phrase).toBe(folded);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ['an accent that stands alone', '´Etoile', ' ´Etoile du Nord', '´Etoile du Nord'],
    ['a letter with two marks', 'ǿ', 'Ǿresund', 'Ǿresund'],
    ['the final letter of a Greek word', 'ΟΔΟΣ', 'Οδοστρωμα', 'Οδοστρωμα'],
  ])('is found by %s', (_, typed, companyName, found) => {
    expect(namesOf(typed, [companyName.trim(), 'Contoso'])[0]).toBe(found);
  });
});

it.each([
  ['under a top-level domain of another script', 'xn--e1afmkfd.xn--p1ai', 'пример.рф'],
  ['below another label', 'shop.xn--mnchen-3ya.de', 'shop.münchen.de'],
  ['below another label, without its umlaut', 'shop.xn--mnchen-3ya.de', 'muenchen'],
])('a domain %s is found as people write it', (_, domain, typed) => {
  const index = indexOf([aDoc(1, { domains: [domain] }), aDoc(2, { domains: ['contoso.com'] })]);
  expect(search(index, typed, 5).rows.map(({ tenantId }) => tenantId)).toEqual([tenant(1)]);
});

it('finds a customer by the last of hundreds of subscriptions', () => {
  const subscriptionIds = Array.from({ length: 1_000 }, (_, n) => subscriptionId(0xabc00000 + n));
  const index = indexOf([aDoc(1, { subscriptionIds }), aDoc(2, { subscriptionIds: [subscriptionId(0xdef00000)] })]);
  const found = (id: number) => search(index, subscriptionId(id), 5).rows.map(({ tenantId }) => tenantId);
  expect([found(0xabc00000 + 999), found(0xdef00000)]).toEqual([[tenant(1)], [tenant(2)]]);
});

it('says where a word across a hyphen is, also after characters of two units', () => {
  const [row] = search(indexOf([aDoc(1, { companyName: '😀😀 Coca-Cola' })]), 'cocacola', 5).rows;
  expect(row?.hits.map(marked)).toEqual([['Coca-Cola']]);
});
