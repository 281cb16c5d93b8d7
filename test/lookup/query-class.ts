import type { Random } from '../sample-random.ts';
import type { QueryRecord } from './query-record.ts';

/** A way in which people type what they know of a customer. */
export interface QueryClass {
  /** A query that means this customer, or undefined when it has nothing to type in this way. */
  make(random: Random, meant: QueryRecord): string | undefined;
  /**
   * The class's literal definition: which customers a query of this class may mean. It errs on the side of more, so
   * that a query kept as answerable leaves no doubt who is meant.
   */
  fits(query: string): (record: QueryRecord) => boolean;
}

/** Words in which companies differ: letters only, at least `least` of them. */
export const wordsOf = (text: string, least: number): string[] =>
  text.split(/[^\p{L}\p{M}ー]+/u).filter((word) => [...word].length >= least);

/** `count` letters from `from` on, counted as people count. */
export const cut = (word: string, from: number, count: number): string => [...word].slice(from, from + count).join('');

export const lengthOf = (word: string): number => [...word].length;

/** An integer in [from, to]. */
export const between = (random: Random, from: number, to: number): number => from + random.int(to - from + 1);

export const isIdeographic = (text: string): boolean => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);

/** Most people do not press Shift. */
export const asTyped = (random: Random, text: string): string => (random.chance(0.7) ? text.toLowerCase() : text);

/** A word of the name, or undefined when it has none that long. */
export function pickWord(random: Random, text: string, least: number): string | undefined {
  const words = wordsOf(text, least);
  return words.length > 0 ? random.pick(words) : undefined;
}
