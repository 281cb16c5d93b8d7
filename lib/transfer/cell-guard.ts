/**
 * What a spreadsheet takes for a formula (OWASP: CSV injection), with the apostrophes that already stand before it; and
 * apostrophes alone, because a single one has a meaning: see `EMPTY_TEXT`.
 */
const GUARDED = /^'*[=+\-@\t\r]|^'+$/;

/** An empty text that is meant, where an empty cell says nothing. A spreadsheet, too, takes a lone apostrophe for it. */
export const EMPTY_TEXT = "'";

/**
 * Puts an apostrophe before what a spreadsheet would run. `unguardCell` takes it off again, so that `+81 …`
 * comes back as it was; a cell that itself begins with `'=` gets one more.
 */
export const guardCell = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);

/** The inverse of `guardCell`; leaves every other cell as it is. */
export function unguardCell(text: string): string {
  if (text.charCodeAt(0) !== APOSTROPHE) return text;
  const rest = text.slice(1);
  return GUARDED.test(rest) ? rest : text;
}

const APOSTROPHE = 39;
