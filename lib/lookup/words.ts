import { detachForms } from './company-forms.ts';
import { foldSpeltOut, isPlainAscii } from './fold.ts';

/** A word of a folded text; global, for `match` and `matchAll`. */
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const NOT_OF_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;
/** No company is told apart by what comes later in one word. */
const MAX_WORD_LENGTH = 48;

/** What an encoded domain label begins with; it says nothing about which one it is. */
const ENCODING_MARK = /\bxn--/g;
const SINGLE_WORD = /^[\p{L}\p{N}\p{M}]+$/u;

/** The words of a folded text, in order. */
export function splitWords(folded: string): string[] {
  const words = folded.replace(ENCODING_MARK, '').match(WORD) ?? [];
  return words.map((word) => (word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word));
}

/**
 * Visits every word by which a text may be found, some more than once: its own, those of the spelling without umlauts,
 * hyphenated and dotted ones as one word, and what stands beside an attached company form.
 */
export function eachFindableWord(text: string, folded: string, visit: (word: string) => void): void {
  eachWordOf(folded, visit);
  if (isPlainAscii(text)) return;
  const speltOut = foldSpeltOut(text);
  if (speltOut !== folded) eachWordOf(speltOut, visit);
}

function eachWordOf(folded: string, visit: (word: string) => void): void {
  const detached = detachForms(folded);
  if (detached === folded && SINGLE_WORD.test(folded)) {
    visit(folded.slice(0, MAX_WORD_LENGTH));
    return;
  }
  for (const word of splitWords(folded)) visit(word);
  for (const chunk of folded.split(' ')) {
    if (SINGLE_WORD.test(chunk)) continue;
    const joined = chunk.replace(ENCODING_MARK, '').replace(NOT_OF_WORDS, '').slice(0, MAX_WORD_LENGTH);
    if (joined) visit(joined);
  }
  if (detached !== folded) for (const word of splitWords(detached)) visit(word);
}
