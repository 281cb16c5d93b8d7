import Papa, { type ParseError } from 'papaparse';
import type { CsvDialect } from './csv-dialect.ts';
import { ImportRefused } from './import-refused.ts';

export interface CsvBatch {
  rows: string[][];
  /** Row number of the first one as a spreadsheet shows it, from 1. */
  firstRow: number;
  /** What Papa Parse found wrong, by index in `rows`: a problem's code. */
  faults: Map<number, string>;
  /** The last row has no line end: the file may have been cut there. */
  unterminated: boolean;
}

export interface CsvReader {
  push(text: string): CsvBatch;
  end(): CsvBatch;
}

interface ParsedText {
  data: string[][];
  errors: ParseError[];
  meta: { cursor: number };
}

const FAULTS: Readonly<Record<string, string>> = {
  MissingQuotes: 'quoteUnclosed',
  InvalidQuotes: 'quoteMalformed',
};

/** Characters. All fields of a customer at their longest are far less. */
const MAX_ROW = 2 ** 22;

/**
 * Rows from text that comes in pieces. An unfinished row waits for the next piece, as Papa Parse's own streamer does it,
 * and is parsed anew with it: one that never ends, as after a quotation mark that is not closed, is refused.
 */
export function createCsvReader({ delimiter, newline }: CsvDialect): CsvReader {
  let waiting = '';
  let nextRow = 1;
  const parse = (text: string, more: boolean): CsvBatch => {
    const { data, errors, meta }: ParsedText = new Papa.Parser({ delimiter, newline }).parse(text, 0, more);
    const firstRow = nextRow;
    nextRow += data.length;
    waiting = text.slice(meta.cursor);
    if (waiting.length > MAX_ROW) throw new ImportRefused('rowEndless', { row: nextRow });
    return {
      rows: data,
      firstRow,
      faults: faultsOf(errors, data.length),
      unterminated: !more && data.length > 0,
    };
  };
  return {
    push: (text) => parse(waiting + text, true),
    end: () => parse(waiting, false),
  };
}

/** Faults of a row that is not complete yet are found again with its rest. */
function faultsOf(errors: readonly ParseError[], rows: number): Map<number, string> {
  const found = errors.flatMap(({ row, code }) => (row === undefined || row >= rows ? [] : [[row, code] as const]));
  return new Map(found.map(([row, code]) => [row, FAULTS[code] ?? 'rowMalformed']));
}
