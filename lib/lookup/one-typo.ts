import { commonLength } from './common-length.ts';

type Units = ArrayLike<number>;

/** Shorter words are within one typo of far too many others. */
export const MIN_TYPO_LENGTH = 4;

/** Whether `part`, from a place on, is what `whole` goes on with from a place on. */
function goesOn(part: Units, partLength: number, from: number, whole: Units, wholeLength: number, at: number): boolean {
  if (partLength - from > wholeLength - at) return false;
  for (let n = 0; n < partLength - from; n++) if (part[from + n] !== whole[at + n]) return false;
  return true;
}

/**
 * Whether what was typed is one slip away from the beginning of a word: a letter wrong, left out, too many, or two
 * neighbours swapped (optimal string alignment, distance 1). A slip may be taken to be at the first difference: an
 * earlier one would have to be among equal letters, where it makes no difference which of them is meant.
 */
export function isOneTypo(typed: Units, typedLength: number, word: Units, length: number): boolean {
  const at = commonLength(typed, typedLength, word, length);
  if (at === typedLength) return false;
  return (
    goesOn(typed, typedLength, at + 1, word, length, at) ||
    goesOn(typed, typedLength, at, word, length, at + 1) ||
    goesOn(typed, typedLength, at + 1, word, length, at + 1) ||
    (at + 1 < typedLength &&
      typed[at] === word[at + 1] &&
      typed[at + 1] === word[at] &&
      goesOn(typed, typedLength, at + 2, word, length, at + 2))
  );
}
