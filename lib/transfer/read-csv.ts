import type { PartnerBook } from '../directory/types.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { detectDialect } from './csv-dialect.ts';
import { KNOWN_COLUMNS, type StartedFormat, startFormat } from './csv-formats.ts';
import { type CsvBatch, type CsvReader, createCsvReader } from './csv-reader.ts';
import { type DecodedChunk, REPLACEMENT } from './decode-file.ts';
import { ImportRefused } from './import-refused.ts';
import type { ProblemList } from './problem-list.ts';
import type { RowDrafts } from './row-drafts.ts';
import { isBlankRow } from './row-reader.ts';

export interface ReadCsv {
  drafts: RowDrafts;
  /** Rows besides the header that are not blank. */
  rows: number;
  ignoredColumns: string[];
  /** The header, where a person said what its columns are. */
  mappedHeader?: readonly string[];
}

/** Reads a whole CSV file; `onChunk` is told the bytes done and may throw to stop. Throws `ImportRefused`. */
export async function readCsv(
  chunks: AsyncIterable<DecodedChunk>,
  book: PartnerBook,
  problems: ProblemList,
  onChunk: (done: number) => void,
  mappings: readonly ColumnMapping[] = [],
): Promise<ReadCsv> {
  let csv: CsvReader | undefined;
  const table = createTable(book, problems, mappings);
  for await (const { text, done, damaged } of chunks) {
    if (damaged) table.expectDamage();
    const dialect = csv ? undefined : detectDialect(text, KNOWN_COLUMNS);
    csv ??= createCsvReader(dialect ?? detectDialect(text, KNOWN_COLUMNS));
    for (let at = dialect?.skip ?? 0; at < text.length; at += PIECE) table.add(csv.push(text.slice(at, at + PIECE)));
    onChunk(done);
  }
  if (csv) table.add(csv.end());
  return table.finish();
}

/** Sorts rows out: the first that is not blank is the header, a faulty one is reported, the others are the format's. */
function createTable(book: PartnerBook, problems: ProblemList, mappings: readonly ColumnMapping[]) {
  let format: StartedFormat | undefined;
  let rows = 0;
  let damaged = false;

  const start = (header: readonly string[], row: number) => {
    checkColumns(header);
    format = startFormat(
      header.map((name) => name.trim()),
      book,
      problems,
      mappings,
    );
    for (const column of format.columns.doubled) problems.add(row, 'columnTwice', column);
  };

  const addRow = (cells: readonly string[], row: number, found: string | undefined) => {
    if (isBlankRow(cells)) return;
    if (!format) return start(cells, row);
    rows += 1;
    const fault = found ?? (damaged && isDamaged(cells) ? 'unreadableCharacters' : undefined);
    if (fault)
      problems.add(
        row,
        fault,
        undefined,
        cells.find((cell) => cell !== '' && cell.length < MAX_SHOWN_CELL),
      );
    else format.reader.add(cells, row);
  };

  return {
    /** From here on bytes were met that are no text. */
    expectDamage() {
      damaged = true;
    },
    add(batch: CsvBatch) {
      for (let index = 0; index < batch.rows.length; index++) {
        const cells = batch.rows[index] ?? [];
        addRow(cells, batch.firstRow + index, faultOf(batch, index, format?.columns.width));
      }
    },
    finish(): ReadCsv {
      if (!format) throw new ImportRefused('fileEmpty');
      if (rows === 0) throw new ImportRefused('fileHasNoRows');
      const { drafts, columns, mappedHeader } = format;
      return { drafts, rows, ignoredColumns: columns.ignored, ...(mappedHeader ? { mappedHeader } : {}) };
    },
  };
}

const MAX_SHOWN_CELL = 200;
/** Partner Center's own widest file has fewer than 50. What has more is no table, and no form could ask about it. */
const MAX_COLUMNS = 300;
/** Characters parsed at once: small, so that a row's cells are garbage before the collector has to move them. */
const PIECE = 65_536;

function checkColumns(header: readonly string[]): void {
  if (header.length > MAX_COLUMNS)
    throw new ImportRefused('tooManyColumns', { count: header.length, limit: MAX_COLUMNS });
}

const isDamaged = (cells: readonly string[]) => cells.some((cell) => cell.includes(REPLACEMENT));

function faultOf(batch: CsvBatch, index: number, width: number | undefined): string | undefined {
  const fault = batch.faults.get(index);
  const cells = batch.rows[index];
  if (fault || !cells || width === undefined) return fault;
  if (cells.length > width && !isBlankRow(cells.slice(width))) return 'rowTooLong';
  if (batch.unterminated && index === batch.rows.length - 1 && cells.length < width) return 'rowCutOff';
  return undefined;
}
