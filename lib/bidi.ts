export type Direction = 'ltr' | 'rtl';

const RTL_SCRIPTS = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'];
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Which way a language is written, by its BCP 47 tag. */
export function directionOf(locale: string): Direction {
  return RTL_SCRIPTS.includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** Explicit directions, which a name may bring along and leave open. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;
const EMBEDDINGS = /[\u202a-\u202e]/g;
const ISOLATES = /[\u2066-\u2068]/;

/**
 * A name, number or address for the middle of a sentence: where it may run against the sentence it is kept apart, so
 * that neither reorders the other (Unicode Bidirectional Algorithm, isolates).
 */
export function isolate(value: string, direction: Direction): string {
  const whole = DIRECTION.test(value) ? withoutOpenEnds(value) : value;
  const mayTurn = direction === 'rtl' || RTL_LETTER.test(whole);
  return mayTurn ? `${FIRST_STRONG_ISOLATE}${whole}${POP_ISOLATE}` : whole;
}

/** Nothing in it turns what follows: no overrides, and every isolate is closed in it. */
function withoutOpenEnds(value: string): string {
  let depth = 0;
  const kept = [...value.replace(EMBEDDINGS, '')].filter((sign) => {
    if (sign === POP_ISOLATE) depth--;
    else if (ISOLATES.test(sign)) depth++;
    const isStray = depth < 0;
    depth = Math.max(0, depth);
    return !isStray;
  });
  return kept.join('') + POP_ISOLATE.repeat(depth);
}
