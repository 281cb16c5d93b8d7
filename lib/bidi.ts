export type Direction = 'ltr' | 'rtl';

const RTL_SCRIPTS = ['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'];
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Which way a language is written, by its BCP 47 tag. */
export function directionOf(locale: string): Direction {
  return RTL_SCRIPTS.includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/**
 * A name, number or address for the middle of a sentence: where it may run against the sentence it is kept apart, so
 * that neither reorders the other (Unicode Bidirectional Algorithm, isolates).
 */
export function isolate(value: string, direction: Direction): string {
  const mayTurn = direction === 'rtl' || RTL_LETTER.test(value);
  return mayTurn ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}
