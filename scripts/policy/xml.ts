const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and for attributes in double quotes. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

/** Every line further in, two spaces a level. */
export const indent = (text: string, levels = 1): string => text.replace(/^(?=.)/gm, '  '.repeat(levels));
