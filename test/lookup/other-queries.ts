import { domainToUnicode } from 'node:url';
import type { Random } from '../sample-random.ts';
import { between, cut, isIdeographic, lengthOf, pickWord, type QueryClass } from './query-class.ts';
import { bare, type QueryRecord, toFullWidth, toHalfWidth, toHiragana, toKatakana } from './query-record.ts';

/** A domain: whole, begun, or as people write an international one. Fits: holds it anywhere. */
export const domain: QueryClass = {
  make(random, { doc: { domains } }) {
    const international = domains.find((one) => one.includes('xn--'));
    const picked = international ?? random.pick(domains);
    const written = international && random.chance(0.7) ? domainToUnicode(picked) : picked;
    return random.chance(0.5) ? written : cut(written, 0, between(random, 6, lengthOf(written)));
  },
  fits(query) {
    const wanted = bare(query);
    return ({ text }) => text.includes(wanted);
  },
};

/** The first 8 to 13 characters of the tenant id, in one of three of a subscription's id. Fits: one of its ids begins so. */
export const guid: QueryClass = {
  make(random, { doc: { tenantId, subscriptionIds } }) {
    const id = subscriptionIds.length > 0 && random.chance(1 / 3) ? random.pick(subscriptionIds) : tenantId;
    const typed = id.slice(0, between(random, 8, 13));
    return random.chance(0.3) ? typed.toUpperCase() : typed;
  },
  fits(query) {
    const wanted = query.toLowerCase();
    return ({ ids }) => ids.some((id) => id.startsWith(wanted));
  },
};

/** As people write a number: with its country, with a trunk zero, in groups or not, or only its end. */
function writeNumber(random: Random, telephone: string): string {
  const [country = '', ...groups] = telephone.split(' ');
  const national = `${country === '+1' ? '' : '0'}${groups.join(' ')}`;
  return random.pick([
    telephone,
    telephone.replace(/[ -]/g, ''),
    `00${telephone.replace(/[+ -]/g, '')}`,
    national,
    national.replace(/[ -]/g, ''),
    national.replaceAll(' ', '-'),
    telephone.replace(/\D/g, '').slice(-7),
  ]);
}

/**
 * The telephone of its support and a piece of its name, in either order: the number alone means a hundred customers.
 * Fits: it has that support, and holds the piece anywhere.
 */
export const phone: QueryClass = {
  make(random, { doc: { companyName }, telephones }) {
    const word = pickWord(random, companyName, 3);
    if (word === undefined || telephones.length === 0) return undefined;
    const piece = cut(word, 0, isIdeographic(word) ? between(random, 2, 3) : between(random, 3, 5)).toLowerCase();
    const number = writeNumber(random, random.pick(telephones));
    return random.chance(0.5) ? `${piece} ${number}` : `${number} ${piece}`;
  },
  fits(query) {
    const digits = query.replace(/\D/g, '').replace(/^0{1,2}/, '');
    const piece = bare(query.replace(/[\d+-]/g, '').trim());
    return ({ text, telephones }) =>
      text.includes(piece) && telephones.some((telephone) => telephone.replace(/\D/g, '').includes(digits));
  },
};

const isJapanese = ({ doc: { companyName } }: QueryRecord) =>
  /[\p{sc=Hiragana}\p{sc=Katakana}]|株式会社|有限会社|合同会社/u.test(companyName);
const LEGAL_FORM = /株式会社|有限会社|合同会社|ホールディングス|[・ ]/g;
const WRITINGS = [String, String, toHalfWidth, toHiragana, toKatakana, toFullWidth];

/** Two to four letters of a Japanese name, from its beginning or from within, in whichever kana and width. Fits: holds them. */
export const japanese: QueryClass = {
  make(random, record) {
    if (!isJapanese(record)) return undefined;
    const [part = ''] = record.doc.companyName.replace(LEGAL_FORM, '\n').split('\n').filter(Boolean);
    if (lengthOf(part) < 3) return undefined;
    const count = Math.min(between(random, 2, 4), lengthOf(part));
    const from = random.chance(0.5) ? 0 : between(random, 0, lengthOf(part) - count);
    return random.pick(WRITINGS)(cut(part, from, count));
  },
  fits(query) {
    const wanted = bare(query);
    return ({ text }) => text.includes(wanted);
  },
};
