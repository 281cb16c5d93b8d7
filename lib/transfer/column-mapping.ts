import { CUSTOMER_COLUMNS } from './customer-columns.ts';
import { columnKey } from './match-columns.ts';
import { PARTNER_COLUMNS } from './partner-columns.ts';

/** What a person said the columns of a file are. */
export interface ColumnMapping {
  kind: 'customers' | 'partners';
  /** The file's own column names, in its order. */
  header: readonly string[];
  /** Our column for each of them; empty for one that is ignored. */
  to: readonly string[];
}

export const MAPPED_COLUMNS = { customers: CUSTOMER_COLUMNS, partners: PARTNER_COLUMNS } as const;
/** A row is nothing without this one. */
const KEY_COLUMNS = { customers: 'CustomerId', partners: 'TenantId' } as const;

/** `transfer.mapping.problem.{code}` is its message. */
export type MappingProblem =
  | { code: 'keyMissing'; column: string }
  | { code: 'mappedTwice'; column: string; columns: string };

export function checkMapping({ kind, header, to }: ColumnMapping): MappingProblem | undefined {
  const twice = MAPPED_COLUMNS[kind].find((column) => to.indexOf(column) !== to.lastIndexOf(column));
  if (twice) {
    const columns = header.filter((_, index) => to[index] === twice).join(', ');
    return { code: 'mappedTwice', column: twice, columns };
  }
  const key = KEY_COLUMNS[kind];
  return to.includes(key) ? undefined : { code: 'keyMissing', column: key };
}

/** Equal for files of one source: names ignoring case and spaces, in their order. */
export const headerKey = (header: readonly string[]): string => header.map(columnKey).join('\n');

/** The usable mapping that was made for this header. */
export function findMapping(header: readonly string[], mappings: readonly ColumnMapping[]): ColumnMapping | undefined {
  const key = headerKey(header);
  return mappings.find((mapping) => headerKey(mapping.header) === key && !checkMapping(mapping));
}

/** To begin with: columns that are called as ours are. */
export function guessMapping(kind: ColumnMapping['kind'], header: readonly string[]): ColumnMapping {
  const ours = new Map<string, string>(MAPPED_COLUMNS[kind].map((column) => [columnKey(column), column]));
  const used = new Set<string>();
  const take = (name: string) => {
    const column = ours.get(columnKey(name)) ?? '';
    if (used.has(column)) return '';
    used.add(column);
    return column;
  };
  return { kind, header, to: header.map(take) };
}
