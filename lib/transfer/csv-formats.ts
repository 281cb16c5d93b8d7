import type { PartnerBook } from '../directory/types.ts';
import { type ColumnMapping, findMapping } from './column-mapping.ts';
import { CUSTOMER_COLUMNS } from './customer-columns.ts';
import { FOREIGN_COLUMNS, translateHeader } from './foreign-header.ts';
import { ImportRefused } from './import-refused.ts';
import { columnKey, type MatchedColumns, matchColumns } from './match-columns.ts';
import { PARTNER_COLUMNS } from './partner-columns.ts';
import type { ProblemList } from './problem-list.ts';
import { createCustomerReader } from './read-customers.ts';
import { createPartnerReader, type PartnerReader } from './read-partners.ts';
import type { RowDrafts } from './row-drafts.ts';
import type { RowReader } from './row-reader.ts';

export interface StartedFormat {
  columns: Pick<MatchedColumns<string>, 'width' | 'ignored' | 'doubled'>;
  reader: RowReader;
  drafts: RowDrafts;
  /** The header, where a person said what its columns are. */
  mappedHeader?: readonly string[];
}

/** A kind of CSV file, told by its key column. Another one is another entry here. */
interface CsvFormat {
  kind: RowDrafts['kind'];
  columns: readonly string[];
  key: string;
  start(header: readonly string[], book: PartnerBook, problems: ProblemList): StartedFormat;
}

/** The name of the workspace is known when the rows are read. */
const partnerDrafts = (reader: PartnerReader): RowDrafts => ({
  kind: 'partners',
  partners: reader.drafts,
  get workspace() {
    return reader.workspace;
  },
});

const FORMATS: readonly CsvFormat[] = [
  {
    kind: 'customers',
    columns: CUSTOMER_COLUMNS,
    key: 'CustomerId',
    start(header, book, problems) {
      const columns = matchColumns(CUSTOMER_COLUMNS, header);
      const reader = createCustomerReader(columns.at, book, problems);
      return { columns, reader, drafts: { kind: 'customers', customers: reader.drafts } };
    },
  },
  {
    kind: 'partners',
    columns: PARTNER_COLUMNS,
    key: 'TenantId',
    start(header, _book, problems) {
      const columns = matchColumns(PARTNER_COLUMNS, header);
      const reader = createPartnerReader(columns.at, problems);
      return { columns, reader, drafts: partnerDrafts(reader) };
    },
  },
];

/** Every column of every format, ours and foreign, by which the delimiter is told. */
export const KNOWN_COLUMNS: readonly string[] = [...FORMATS.flatMap(({ columns }) => columns), ...FOREIGN_COLUMNS];

/**
 * The format that this header belongs to, ready for its rows: as a person mapped it, else as its names say. Throws
 * `ImportRefused`, with the header to be mapped, when it belongs to none.
 */
export function startFormat(
  header: readonly string[],
  book: PartnerBook,
  problems: ProblemList,
  mappings: readonly ColumnMapping[] = [],
): StartedFormat {
  const mapping = findMapping(header, mappings);
  if (mapping) return startMapped(mapping, book, problems);
  const translated = translateHeader(header);
  const names = translated.map(columnKey);
  const format = FORMATS.find(({ key }) => names.includes(columnKey(key)));
  if (format) return format.start(translated, book, problems);
  throw new ImportRefused('columnsUnknown', { columns: header.join(', ').slice(0, MAX_SHOWN_HEADER) }, header);
}

/** A column that was mapped to nothing is ignored even when its name is one of ours. */
function startMapped({ kind, header, to }: ColumnMapping, book: PartnerBook, problems: ProblemList): StartedFormat {
  const format = FORMATS.find((one) => one.kind === kind);
  if (!format) throw new Error(`no format of ${kind}`);
  const started = format.start(to, book, problems);
  const ignored = header.filter((name, index) => name !== '' && !to[index]);
  return { ...started, columns: { ...started.columns, ignored }, mappedHeader: header };
}

const MAX_SHOWN_HEADER = 200;
