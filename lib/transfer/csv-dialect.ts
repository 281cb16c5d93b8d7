import { columnKey } from './match-columns.ts';

export interface CsvDialect {
  delimiter: ',' | ';' | '\t';
  newline: '\n' | '\r';
  /** Characters before the header: Excel's `sep=;` line. */
  skip: number;
}

const DELIMITERS = [',', ';', '\t'] as const;
const SEP_LINE = /^sep=([,;\t])\r?\n?/i;

/**
 * Chosen by the header: the delimiter that yields most known column names, the comma when none does.
 * `\r\n` counts as `\n`: cells are trimmed.
 */
export function detectDialect(head: string, knownColumns: readonly string[]): CsvDialect {
  const sep = SEP_LINE.exec(head);
  const text = head.slice(sep?.[0].length ?? 0).trimStart();
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const [header = ''] = text.split(/[\r\n]/, 1);
  const given = DELIMITERS.find((delimiter) => delimiter === sep?.[1]);
  return { delimiter: given ?? bestDelimiter(header, knownColumns), newline, skip: sep?.[0].length ?? 0 };
}

function bestDelimiter(header: string, knownColumns: readonly string[]): CsvDialect['delimiter'] {
  const known = new Set(knownColumns.map(columnKey));
  const score = (delimiter: string) =>
    header.split(delimiter).filter((name) => known.has(columnKey(name.replace(/"/g, '')))).length;
  return DELIMITERS.reduce((best, next) => (score(next) > score(best) ? next : best));
}
