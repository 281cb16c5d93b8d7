import { NAME_KEY_STEP } from './doc-order.ts';
import { domainForms } from './domain-forms.ts';
import { fold } from './fold.ts';
import { FIELD_START, type Levels, MINOR, WHOLE_FIELD } from './levels.ts';
import type { Segment } from './open-segment.ts';

/** Raises those of `whole` whose name begins with all that was typed. */
export function markNames(segment: Segment, phrase: string, whole: Levels): void {
  const { activeCount, docCount } = segment;
  markNamesIn(segment, phrase, 0, activeCount, whole);
  markNamesIn(segment, phrase, activeCount, docCount, whole);
}

/** Such names lie side by side, among the active as among the others. */
function markNamesIn(segment: Segment, phrase: string, from: number, to: number, whole: Levels): void {
  const first = firstFrom(segment, phrase, from, to);
  const longer = firstFrom(segment, `${phrase}\0`, first, to);
  const end = firstFrom(segment, `${phrase}\uffff`, longer, to);
  for (let doc = first; doc < end; doc++) {
    if (whole.has(doc)) whole.mark(doc, doc < longer ? WHOLE_FIELD : FIELD_START);
  }
}

/** The first customer of a range whose name is not before a text. */
function firstFrom(segment: Segment, text: string, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = middleOf(low, high);
    if (segment.foldedName(middle) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names that are keys need not be read: while the range is wide, only these are asked for. */
function middleOf(low: number, high: number): number {
  const middle = (low + high) >> 1;
  return high - low > 2 * NAME_KEY_STEP ? middle - (middle % NAME_KEY_STEP) : middle;
}

/**
 * Raises those of `whole` that have an alias or a domain that begins with all that was typed: only such as begin one
 * with its first word, whose levels `first` are, come into question.
 */
export function markOtherFields(segment: Segment, phrase: string, first: Levels, whole: Levels): void {
  for (const doc of first.marked()) {
    if ((first.of[doc] ?? MINOR) > FIELD_START || !whole.has(doc)) continue;
    const { aliases, domains } = segment.textOf(doc);
    const fields = [...aliases.map(fold), ...domains.flatMap(domainForms).map(fold)];
    if (fields.includes(phrase)) whole.mark(doc, WHOLE_FIELD);
    else if (fields.some((field) => field.startsWith(phrase))) whole.mark(doc, FIELD_START);
  }
}
