import { domainToUnicode } from 'node:url';
import type { LookupDoc } from '../../lib/directory/lookup-doc.ts';
import type { Partner } from '../../lib/directory/types.ts';

/** A customer in the forms in which a class of queries compares: written apart from the lookup's own folding. */
export interface QueryRecord {
  doc: LookupDoc;
  /** Name, aliases and domains (in both forms), each on a line of its own, folded by `bare`. */
  text: string;
  /** The same, folded by `speltOut`. */
  speltOut: string;
  /** Tenant id and subscription ids. */
  ids: readonly string[];
  /** Of whom it is designated to: as written. */
  telephones: readonly string[];
}

const MARKS = /[\u0300-\u036f]/g;

/** Case, width, accents, ß and the two kana make no difference. */
export const bare = (text: string): string => (isAscii(text) ? text.toLowerCase() : bareOfAny(text));

const isAscii = (text: string): boolean => !/[^\n -~]/.test(text);

const bareOfAny = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** As `bare`, with umlauts written as two letters. */
export const speltOut = (text: string): string =>
  bare(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter),
  );

export function queryRecords(docs: Iterable<LookupDoc>, partners: readonly Partner[]): QueryRecord[] {
  const telephones = new Map(partners.map(({ tenantId, support }) => [tenantId, support.telephone ?? '']));
  return Array.from(docs, (doc) => {
    const written = doc.domains.filter((domain) => domain.includes('xn--')).map(domainToUnicode);
    const lines = ['', doc.companyName, ...doc.aliases, ...doc.domains, ...written].join('\n');
    const text = bare(lines);
    return {
      doc,
      text,
      // Of a million most have no umlaut: they need not be held twice.
      speltOut: /[äöüÄÖÜ]/.test(lines.normalize('NFC')) ? speltOut(lines) : text,
      ids: [doc.tenantId, ...doc.subscriptionIds],
      telephones: doc.supporters.map((id) => telephones.get(id) ?? '').filter((telephone) => telephone !== ''),
    };
  });
}

const HALF_WIDTH = new Map<string, string>();
for (let code = 0xff66; code <= 0xff9d; code += 1) {
  for (const mark of ['', '\uff9e', '\uff9f']) {
    const half = `${String.fromCharCode(code)}${mark}`;
    const full = half.normalize('NFKC');
    if (full.length === 1) HALF_WIDTH.set(full, half);
  }
}

export const toHalfWidth = (text: string): string =>
  [...toKatakana(text)].map((letter) => HALF_WIDTH.get(letter) ?? letter).join('');
export const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
export const toHiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
export const toFullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
