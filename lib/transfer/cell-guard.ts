/** What a spreadsheet takes for a formula (OWASP: CSV injection), with the apostrophes that already stand before it. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * Puts an apostrophe before what a spreadsheet would run. `unguardCell` takes it off again, so that `+81 …`
 * comes back as it was; a cell that itself begins with `'=` gets one more.
 */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The inverse of `guardCell`; leaves every other cell as it is. */
export function unguardCell(text: string): string {
  if (text.charCodeAt(0) !== APOSTROPHE) return text;
  const rest = text.slice(1);
  return FORMULA.test(rest) ? rest : text;
}

const APOSTROPHE = 39;
