import type { Random } from '../sample-random.ts';
import { between, cut, lengthOf } from './query-class.ts';

/** Whether two words are the same but for one letter replaced, added, left out, or swapped with its neighbour. */
export function isWithinOneEdit(a: string, b: string): boolean {
  const shared = Math.min(a.length, b.length);
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < shared && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  if (restA.length !== restB.length) {
    const [longer, shorter] = restA.length > restB.length ? [restA, restB] : [restB, restA];
    return longer.slice(1) === shorter;
  }
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return isSwapped || restA.slice(1) === restB.slice(1);
}

export type Edit = 'substitute' | 'insert' | 'delete' | 'transpose';
export const EDITS: readonly Edit[] = ['substitute', 'insert', 'delete', 'transpose'];

const ALPHABETS = [/^[a-z]$/, /\p{sc=Cyrillic}/u, /\p{sc=Arabic}/u];
const LETTERS = [[...'abcdefghijklmnopqrstuvwxyz'], [...'абвгдежзиклмнопрстуфхцчшюя'], [...'ابتجحدرسصطعفقكلمنهوي']];

function letterLike(random: Random, letter: string): string {
  const alphabet = ALPHABETS.findIndex((test) => test.test(letter));
  const others = (LETTERS[alphabet] ?? LETTERS[0] ?? []).filter((other) => other !== letter);
  return random.pick(others);
}

/** One slip of the fingers; the first `kept` letters are right. */
export function slip(random: Random, edit: Edit, word: string, kept: number): string {
  const at = between(random, kept, lengthOf(word) - (edit === 'transpose' ? 2 : 1));
  const [before, letter, after] = [cut(word, 0, at), cut(word, at, 1), cut(word, at + 1, word.length)];
  if (edit === 'delete') return `${before}${after}`;
  if (edit === 'insert') return `${before}${letterLike(random, letter.toLowerCase())}${letter}${after}`;
  if (edit === 'substitute') return `${before}${letterLike(random, letter.toLowerCase())}${after}`;
  return `${before}${cut(after, 0, 1)}${letter}${cut(after, 1, after.length)}`;
}
