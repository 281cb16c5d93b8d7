import { unitsOf } from './grams.ts';
import { isOneTypo, MIN_TYPO_LENGTH } from './one-typo.ts';
import { WORD } from './words.ts';

/** A stretch `[from, to)` of a text, in UTF-16 units. */
export type Range = readonly [from: number, to: number];

/** Where in a folded text a typed word may be, the telling places first. */
export const WORD_PLACES: readonly ((folded: string, typed: string) => Range | undefined)[] = [
  startOfWord,
  inside,
  withTypo,
];

/** Whether a word goes on at a place; a letter before it may take two units. */
const isInWord = (folded: string, at: number) => /[\p{L}\p{N}\p{M}]$/u.test(folded.slice(Math.max(at - 2, 0), at));

function startOfWord(folded: string, typed: string): Range | undefined {
  for (let at = folded.indexOf(typed); at >= 0; at = folded.indexOf(typed, at + 1)) {
    if (!isInWord(folded, at)) return [at, at + typed.length];
  }
  return undefined;
}

/** Also across hyphens and dots, since words are found without them. */
function inside(folded: string, typed: string): Range | undefined {
  const at = folded.indexOf(typed);
  return at >= 0 ? [at, at + typed.length] : rangeAmong(folded, WORD, typed);
}

function withTypo(folded: string, typed: string): Range | undefined {
  if (typed.length < MIN_TYPO_LENGTH) return undefined;
  const typedUnits = unitsOf(typed);
  for (const { 0: word, index } of folded.matchAll(WORD)) {
    if (isOneTypo(typedUnits, typed.length, unitsOf(word), word.length)) {
      return [index, index + Math.min(word.length, typed.length)];
    }
  }
  return undefined;
}

/** Where a part is in what of a text counts, the rest passed over: the digits `4930` in `+49 30`. */
export function rangeAmong(text: string, counting: RegExp, part: string): Range | undefined {
  const runs = [...text.matchAll(counting)];
  const at = runs
    .map(([run]) => run)
    .join('')
    .indexOf(part);
  if (at < 0) return undefined;
  const places = runs.flatMap(({ 0: run, index }) => Array.from({ length: run.length }, (_, n) => index + n));
  return [places[at] ?? 0, (places[at + part.length - 1] ?? 0) + 1];
}
