const MOST_CODES = 256;

/**
 * The same text on its own memory. A text cut from a file's chunk keeps the whole chunk alive, and at two bytes a
 * character when the chunk has any character beyond Latin-1: that doubles what storing and serialising it costs.
 */
export function compactText(text: string): string {
  const { length } = text;
  if (length > MOST_CODES) return text;
  const codes: number[] = [];
  for (let index = 0; index < length; index++) codes.push(text.charCodeAt(index));
  return String.fromCharCode.apply(undefined, codes);
}
