/** One entry a line; commas and semicolons part entries too. */
export function parseLines(text: string): string[] {
  return text
    .split(/[\n;,]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
}

export const formatLines = (entries: readonly string[]): string => entries.join('\n');
