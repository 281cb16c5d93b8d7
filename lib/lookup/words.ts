import { detachForms } from './company-forms.ts';
import { fold, foldSpeltOut } from './fold.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const NOT_OF_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;
/** No company is told apart by what comes later in one word. */
const MAX_WORD_LENGTH = 48;

/** The words of a folded text, in order. */
export const splitWords = (folded: string): string[] =>
  (folded.match(WORD) ?? []).map((word) => word.slice(0, MAX_WORD_LENGTH));

/**
 * Every word by which a text may be found: its own, those of the spelling without umlauts, hyphenated and dotted ones
 * as one word, and what stands beside an attached company form.
 */
export function findableWords(text: string): Set<string> {
  const folded = fold(text);
  const words = new Set(splitWords(folded));
  addOthers(words, folded);
  const speltOut = foldSpeltOut(text);
  if (speltOut !== folded) {
    for (const word of splitWords(speltOut)) words.add(word);
    addOthers(words, speltOut);
  }
  return words;
}

function addOthers(words: Set<string>, folded: string): void {
  for (const chunk of folded.split(' ')) {
    const joined = chunk.replace(NOT_OF_WORDS, '').slice(0, MAX_WORD_LENGTH);
    if (joined) words.add(joined);
  }
  const detached = detachForms(folded);
  if (detached !== folded) for (const word of splitWords(detached)) words.add(word);
}
