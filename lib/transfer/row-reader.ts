import { compactText } from './compact-text.ts';

/** Takes the rows of one format, one at a time, and remembers what they say. */
export interface RowReader {
  /** `row` is its number as a spreadsheet shows it. A bad row is reported and left out whole. */
  add(cells: readonly string[], row: number): void;
}

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Remembers what a slow function of a text yielded: files repeat the same few words in every row. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, { value: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    const value = compute(text);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(compactText(text), { value });
    return value;
  };
}

const MAX_REMEMBERED = 10_000;
