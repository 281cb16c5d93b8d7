import type { Random } from '../sample-random.ts';
import { EDITS, isWithinOneEdit, slip } from './one-edit.ts';
import { asTyped, between, cut, isIdeographic, lengthOf, pickWord, type QueryClass, wordsOf } from './query-class.ts';
import { bare, type QueryRecord, speltOut } from './query-record.ts';

const holds = (text: string) => {
  const wanted = bare(text);
  return (record: QueryRecord) => record.text.includes(wanted);
};
const holdsAll = (query: string) => {
  const words = query.split(' ').map(holds);
  return (record: QueryRecord) => words.every((isHeld) => isHeld(record));
};

/** The beginning of the company name. Fits: a name, alias or domain begins so. */
export const prefix: QueryClass = {
  make(random, { doc: { companyName } }) {
    const count = isIdeographic(companyName) ? between(random, 3, 6) : between(random, 4, 10);
    return asTyped(random, cut(companyName, 0, count)).trim();
  },
  fits(query) {
    const beginning = `\n${bare(query)}`;
    return ({ text }) => text.includes(beginning);
  },
};

/** Two or three words of the name, some only begun, not in the name's order. Fits: holds each of them anywhere. */
export const words: QueryClass = {
  make(random, { doc: { companyName } }) {
    const all = isIdeographic(companyName) ? halves(random, companyName) : wordsOf(companyName, 2);
    const some = all.filter(() => random.chance(0.8)).slice(0, 3);
    if (some.length < 2) return undefined;
    const begun = (word: string) =>
      lengthOf(word) > 4 && random.chance(0.5) ? cut(word, 0, between(random, 3, 5)) : word;
    return asTyped(random, some.reverse().map(begun).join(' '));
  },
  fits: holdsAll,
};

/** Where words have no space between them: a piece from the first half and one from the second. */
function halves(random: Random, name: string): string[] {
  const [longest = ''] = wordsOf(name, 6).sort((a, b) => b.length - a.length);
  const half = Math.floor(lengthOf(longest) / 2);
  if (half < 3) return [];
  return [cut(longest, 0, between(random, 2, 3)), cut(longest, half, between(random, 2, 3))];
}

/** Letters from within a word of the name. Fits: holds them anywhere. */
export const infix: QueryClass = {
  make(random, { doc: { companyName } }) {
    const isCjk = isIdeographic(companyName);
    const word = pickWord(random, companyName, isCjk ? 4 : 7);
    if (word === undefined) return undefined;
    const count = isCjk ? between(random, 2, 3) : between(random, 4, 6);
    return asTyped(random, cut(word, between(random, 1, lengthOf(word) - count), count));
  },
  fits: holds,
};

/**
 * A word of the name with one slip, in half of them not in its first letter; half of them with another word. Fits:
 * each word is within one edit of a word, or held anywhere.
 */
export const typo: QueryClass = {
  make(random, { doc: { companyName } }) {
    const long = wordsOf(companyName, 5);
    if (isIdeographic(companyName) || long.length === 0) return undefined;
    const word = random.pick(long);
    const other = wordsOf(companyName, 3).filter((one) => one !== word);
    const slipped = slip(random, random.pick(EDITS), word, random.chance(0.5) ? 1 : 0);
    if (bare(slipped) === bare(word)) return undefined;
    return asTyped(random, other.length > 0 && random.chance(0.5) ? `${slipped} ${random.pick(other)}` : slipped);
  },
  fits(query) {
    const typed = bare(query).split(' ');
    return (record) => typed.every((word) => record.text.includes(word) || hasNearly(record, word));
  },
};

function hasNearly({ text }: QueryRecord, wanted: string): boolean {
  if (!mayHaveNearly(text, wanted)) return false;
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) if (isWithinOneEdit(word, wanted)) return true;
  return false;
}

/** One edit leaves a half of the word as it is, unless it swaps the letters between which the halves part. */
function mayHaveNearly(text: string, wanted: string): boolean {
  const half = Math.floor(wanted.length / 2);
  const [head, tail] = [wanted.slice(0, half), wanted.slice(half)];
  const swapped = `${head.slice(0, -1)}${tail.slice(0, 1)}${head.slice(-1)}${tail.slice(1)}`;
  return text.includes(head) || text.includes(tail) || text.includes(swapped);
}

const accented = (word: string) => /[à-öø-ÿ]/i.test(word) && !/[ßœæø]/i.test(word);

/** A word of the name typed without its accents, where no domain has it. Fits: holds it anywhere. */
export const diacritics: QueryClass = {
  make(random, { doc: { companyName, domains } }) {
    const candidates = wordsOf(companyName, 4).filter(accented);
    if (candidates.length === 0) return undefined;
    const word = bare(random.pick(candidates));
    const typed = random.chance(0.5) ? cut(word, 0, between(random, 4, 8)) : word;
    if (typed === cut(random.pick(candidates).toLowerCase(), 0, lengthOf(typed))) return undefined;
    return domains.some((domain) => domain.includes(typed)) ? undefined : typed;
  },
  fits: holds,
};

/**
 * ä, ö, ü and ß typed as two letters, or the other way round where the name has two; where no domain has it. Fits:
 * holds it anywhere once umlauts are spelt out.
 */
export const umlaut: QueryClass = {
  make(random, { doc: { companyName, domains } }) {
    const word = pickWord(random, companyName, 4);
    const typed = word && (/[äöüß]/i.test(word) ? speltOut(word) : withUmlauts(word));
    if (typed === undefined || domains.some((domain) => domain.includes(speltOut(typed)))) return undefined;
    return typed;
  },
  fits(query) {
    const wanted = speltOut(query);
    return (record) => record.speltOut.includes(wanted);
  },
};

const TWO_LETTERS: Readonly<Record<string, string>> = { ae: 'ä', oe: 'ö', ue: 'ü' };
/** Of a word that is German for its umlaut written as two letters: `schaefer` is, `neuer` is not. */
function withUmlauts(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (!/^(sch|k|m|gr|b|st|w)?(ae|oe|ue)[b-df-hj-np-tv-z]/.test(lower)) return undefined;
  return lower.replace(/(?<![aeiouq])(ae|oe|ue)/, (pair) => TWO_LETTERS[pair] ?? pair);
}
