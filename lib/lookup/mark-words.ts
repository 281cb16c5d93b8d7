import type { TenantId } from '../directory/types.ts';
import { BEGINS_FIELD, ENDS_DOMAIN, IS_FIELD } from './dictionary.ts';
import { eachBeginning, eachContaining, eachWithTypo, type Units } from './find-words.ts';
import { unitsOf } from './grams.ts';
import { FIELD_START, INSIDE, type Levels, MINOR, TYPO, TYPO_START, WHOLE_FIELD, WORD_START } from './levels.ts';
import { MIN_TYPO_LENGTH } from './one-typo.ts';
import type { Segment } from './open-segment.ts';
import type { Spellings } from './parse-query.ts';
import type { Supporter } from './supporters.ts';
import type { WordReader } from './word-reader.ts';

const MIN_SUPPORTER_PART = 2;

/** Marks the customers that have a typed word, or whose supporter has it. */
export function markWord(
  segment: Segment,
  spellings: Spellings,
  supporters: readonly Supporter[],
  levels: Levels,
): void {
  for (const [n, spelling] of spellings.entries()) {
    const units = unitsOf(spelling);
    // Only what was typed as it stands can be a whole field, or begin one.
    eachBeginning(segment, units, (word) => markBeginning(word, units, n === 0 ? WHOLE_FIELD : WORD_START, levels));
    eachContaining(segment, units, (word) => {
      const level = word.isForm ? MINOR : INSIDE;
      word.eachDoc((doc, flags) => levels.mark(doc, flags & ENDS_DOMAIN ? MINOR : level));
    });
    if (spelling.length < MIN_SUPPORTER_PART) continue;
    for (const { tenantId, name } of supporters) if (name.includes(spelling)) markSupported(segment, tenantId, levels);
  }
}

function markBeginning(word: WordReader, units: Units, best: number, levels: Levels): void {
  const wholeLevel = word.length === units.length ? WHOLE_FIELD : FIELD_START;
  word.eachDoc((doc, flags) => {
    if (flags & IS_FIELD) levels.mark(doc, Math.max(wholeLevel, best));
    else if (flags & BEGINS_FIELD) levels.mark(doc, Math.max(FIELD_START, best));
    else levels.mark(doc, word.isForm || flags & ENDS_DOMAIN ? MINOR : WORD_START);
  });
}

/** Marks the customers for whom this partner is designated. */
export function markSupported(segment: Segment, supporter: TenantId, levels: Levels): void {
  for (const doc of segment.docsOfSupporter(supporter)) levels.mark(doc, MINOR);
}

const ONLY_DIGITS = /^\d+$/;

/** A slip in a number would find any other number. */
const canSlip = (word: string) => word.length >= MIN_TYPO_LENGTH && !ONLY_DIGITS.test(word);

/** Marks the customers that have a typed word but for one slip in it. */
export function markTypos(segment: Segment, spellings: Spellings, levels: Levels): void {
  for (const spelling of spellings.filter(canSlip)) {
    const units = unitsOf(spelling);
    eachWithTypo(segment, units, (word) => {
      if (word.isForm) return;
      const level = Math.abs(word.length - units.length) < 2 ? TYPO : TYPO_START;
      word.eachDoc((doc, flags) => {
        if (!(flags & ENDS_DOMAIN)) levels.mark(doc, level);
      });
    });
  }
}
