import type { PartnerBook } from '../directory/types.ts';
import { CUSTOMER_COLUMNS } from './customer-columns.ts';
import { ImportRefused } from './import-refused.ts';
import { columnKey, type MatchedColumns, matchColumns } from './match-columns.ts';
import { PARTNER_COLUMNS } from './partner-columns.ts';
import type { ProblemList } from './problem-list.ts';
import { createCustomerReader } from './read-customers.ts';
import { createPartnerReader } from './read-partners.ts';
import type { RowDrafts } from './row-drafts.ts';
import type { RowReader } from './row-reader.ts';

export interface StartedFormat {
  columns: Pick<MatchedColumns<string>, 'width' | 'ignored' | 'doubled'>;
  reader: RowReader;
  drafts: RowDrafts;
}

/** A kind of CSV file, told by its key column. Another one is another entry here. */
interface CsvFormat {
  columns: readonly string[];
  key: string;
  start(header: readonly string[], book: PartnerBook, problems: ProblemList): StartedFormat;
}

const FORMATS: readonly CsvFormat[] = [
  {
    columns: CUSTOMER_COLUMNS,
    key: 'CustomerId',
    start(header, book, problems) {
      const columns = matchColumns(CUSTOMER_COLUMNS, header);
      const reader = createCustomerReader(columns.at, book, problems);
      return { columns, reader, drafts: { kind: 'customers', customers: reader.drafts } };
    },
  },
  {
    columns: PARTNER_COLUMNS,
    key: 'TenantId',
    start(header, _book, problems) {
      const columns = matchColumns(PARTNER_COLUMNS, header);
      const reader = createPartnerReader(columns.at, problems);
      return { columns, reader, drafts: { kind: 'partners', partners: reader.drafts } };
    },
  },
];

/** Every column of every format, by which the delimiter is told. */
export const KNOWN_COLUMNS: readonly string[] = FORMATS.flatMap(({ columns }) => columns);

/** The format that this header belongs to, ready for its rows. Throws `ImportRefused` when it belongs to none. */
export function startFormat(header: readonly string[], book: PartnerBook, problems: ProblemList): StartedFormat {
  const names = header.map(columnKey);
  const format = FORMATS.find(({ key }) => names.includes(columnKey(key)));
  if (format) return format.start(header, book, problems);
  throw new ImportRefused('columnsUnknown', { columns: header.join(', ').slice(0, MAX_SHOWN_HEADER) });
}

const MAX_SHOWN_HEADER = 200;
