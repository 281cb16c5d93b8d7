/** Names or figures in a row. The list type "unit" would run them together in Japanese, which puts nothing between units. */
export function listText(parts: Iterable<string>, locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' }).format(parts);
}
