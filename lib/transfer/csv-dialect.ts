import { columnKey } from './match-columns.ts';

export interface CsvDialect {
  delimiter: ',' | ';' | '\t';
  newline: '\n' | '\r';
  /** Characters before the header: Excel's `sep=;` line, or the `#TYPE` line of Windows PowerShell's `Export-Csv`. */
  skip: number;
}

const DELIMITERS = [',', ';', '\t'] as const;
const TYPE_LINE = /^"?#TYPE [^\r\n]*(?:\r?\n|\r)/;
const SEP_LINE = /^sep=([,;\t])\r?\n?/i;

/**
 * Chosen by the header: the delimiter that yields most known column names, and among equals most columns.
 * `\r\n` counts as `\n`: cells are trimmed.
 */
export function detectDialect(head: string, knownColumns: readonly string[]): CsvDialect {
  const sep = SEP_LINE.exec(head);
  const skip = (sep ?? TYPE_LINE.exec(head))?.[0].length ?? 0;
  const text = head.slice(skip).trimStart();
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const [header = ''] = text.split(/[\r\n]/, 1);
  const given = DELIMITERS.find((delimiter) => delimiter === sep?.[1]);
  return { delimiter: given ?? bestDelimiter(header, knownColumns), newline, skip };
}

function bestDelimiter(header: string, knownColumns: readonly string[]): CsvDialect['delimiter'] {
  const known = new Set(knownColumns.map(columnKey));
  const score = (delimiter: string) => {
    const names = header.split(delimiter);
    const found = names.filter((name) => known.has(columnKey(name.replace(/"/g, ''))));
    return found.length * header.length + names.length;
  };
  return DELIMITERS.reduce((best, next) => (score(next) > score(best) ? next : best));
}
