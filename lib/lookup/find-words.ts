import { commonLength } from './common-length.ts';
import { isFormGram } from './company-forms.ts';
import { eachGram, splitGram } from './grams.ts';
import { isOneTypo } from './one-typo.ts';
import type { Segment } from './open-segment.ts';
import type { WordReader } from './word-reader.ts';

/** UTF-16 units of a folded word. */
export type Units = Uint16Array;
type Visit = (word: WordReader) => void;

/** Visits the words that begin so, in order. */
export function eachBeginning({ dictionary }: Segment, units: Units, visit: Visit): void {
  const { words, starts } = dictionary;
  const end = starts.at(-1) ?? 0;
  words.goTo(starts[blockBefore(dictionary, units)] ?? end);
  while (words.end < end) {
    words.next();
    const common = commonLength(units, units.length, words.units, words.length);
    if (common === units.length) visit(words);
    else if (common < words.length && (words.units[common] ?? 0) > (units[common] ?? 0)) return;
  }
}

/** Visits the words that have it inside, not at their beginning; none when it is too short to have a gram. */
export function eachContaining(segment: Segment, units: Units, visit: Visit): void {
  eachFoundByGrams(segment, units, (word) => {
    if (positionIn(word, units, 1) >= 0) visit(word);
  });
}

/**
 * Visits the words whose beginning is one slip away. A slip leaves either the first units of what was typed as they
 * were, or the rest, unless it swaps the letters between the two; so only such words are looked at. A short first part
 * leaves a rest with several grams, which few blocks have.
 */
export function eachWithTypo(segment: Segment, units: Units, visit: Visit): void {
  const split = units.length < 8 ? 2 : 3;
  const start = units.subarray(0, split);
  const check = (word: WordReader) => {
    if (isOneTypo(units, units.length, word.units, word.length)) visit(word);
  };
  const checkUnseen = (word: WordReader) => {
    if (commonLength(start, split, word.units, word.length) < split) check(word);
  };
  eachBeginning(segment, start, check);
  eachFoundByGrams(segment, units.subarray(split), checkUnseen);
  eachBeginning(segment, swapped(units, split - 1), checkUnseen);
}

function swapped(units: Units, at: number): Units {
  const copy = units.slice();
  copy.set([units[at + 1] ?? 0, units[at] ?? 0], at);
  return copy;
}

/** The last block that begins before the word, for it may hold it; the first when none does. */
function blockBefore({ words, starts }: Segment['dictionary'], units: Units): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    words.goTo(starts[middle] ?? 0);
    words.next();
    if (isBefore(words, units)) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

function isBefore(word: WordReader, units: Units): boolean {
  const common = commonLength(units, units.length, word.units, word.length);
  if (common === units.length) return false;
  return common === word.length || (word.units[common] ?? 0) < (units[common] ?? 0);
}

/** Visits every word that has the part, and others. */
function eachFoundByGrams(segment: Segment, part: Units, visit: Visit): void {
  const { words, starts } = segment.dictionary;
  const { blocks, areOfForms } = blocksWith(segment, part);
  for (const block of blocks) {
    const end = starts[block + 1] ?? 0;
    words.goTo(starts[block] ?? end);
    while (words.end < end) {
      words.next();
      // Found by the form itself, and here only when a word beside it is.
      if (!(areOfForms && words.isComposed)) visit(words);
    }
  }
}

function positionIn(word: WordReader, units: Units, from: number): number {
  for (let at = from; at + units.length <= word.length; at++) {
    let length = 0;
    while (length < units.length && word.units[at + length] === units[length]) length++;
    if (length === units.length) return at;
  }
  return -1;
}

const NONE = new Uint32Array();

interface FoundBlocks {
  blocks: Uint32Array;
  /** The part has no gram but such as lie inside company forms. */
  areOfForms: boolean;
}

/** Blocks that have all telling grams of a part; its word need not be among them. */
function blocksWith({ grams, dictionary }: Segment, part: Units): FoundBlocks {
  const all: number[] = [];
  eachGram(part, part.length, (gram) => void all.push(gram));
  const telling = all.filter((gram) => !isFormGram(gram));
  const areOfForms = telling.length === 0;
  if (all.length > 0 && grams.upper.length === 0) return { blocks: everyBlock(dictionary), areOfForms };
  const places = (areOfForms ? all : telling).map((gram) => placeOfGram(grams, gram));
  const known = places.filter((place) => place !== undefined);
  if (known.length < places.length) return { blocks: NONE, areOfForms };
  const [shortest, ...others] = known.map(grams.blocksOf).sort((a, b) => a.length - b.length);
  return { blocks: others.reduce(inBoth, shortest ?? NONE), areOfForms };
}

const everyBlock = ({ starts }: Segment['dictionary']) => Uint32Array.from({ length: starts.length - 1 }, (_, n) => n);

function placeOfGram({ upper, last }: Segment['grams'], gram: number): number | undefined {
  const [wantedUpper, wantedLast] = splitGram(gram);
  let [low, high] = [0, upper.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const difference = (upper[middle] ?? 0) - wantedUpper || (last[middle] ?? 0) - wantedLast;
    if (difference < 0) low = middle + 1;
    else high = middle;
  }
  return upper[low] === wantedUpper && last[low] === wantedLast ? low : undefined;
}

/** Of two ascending lists. */
function inBoth(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(a.length, b.length));
  let [inA, inB, count] = [0, 0, 0];
  while (inA < a.length && inB < b.length) {
    const difference = (a[inA] ?? 0) - (b[inB] ?? 0);
    if (difference === 0) both[count++] = a[inA] ?? 0;
    if (difference <= 0) inA++;
    if (difference >= 0) inB++;
  }
  return both.subarray(0, count);
}
