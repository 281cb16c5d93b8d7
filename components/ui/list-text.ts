/** The list type "unit" would run parts together in Japanese, which puts nothing between units. */
const formatFor = (locale: string) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'narrow' });

/** Names or figures in a row. */
export const listText = (parts: Iterable<string>, locale: string): string => formatFor(locale).format(parts);

/** The same in pieces: each part (`element`), and what stands between (`literal`). */
export const listParts = (parts: Iterable<string>, locale: string): { type: 'element' | 'literal'; value: string }[] =>
  formatFor(locale).formatToParts(parts);
