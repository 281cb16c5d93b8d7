import { parseCountry, parseDomain } from '../directory/ids.ts';
import { LIMITS } from '../directory/limits.ts';
import { splitList } from './cell-list.ts';
import { cellText, isTooLong, nameText } from './cell-text.ts';
import type { CustomerColumn } from './customer-columns.ts';
import type { CustomerFields } from './customer-draft.ts';
import type { MatchedColumns } from './match-columns.ts';
import type { Report } from './read-subscription.ts';

/** Only the columns that the file has, so that what it does not say stays untouched. */
export function readFields(
  at: MatchedColumns<CustomerColumn>['at'],
  cells: readonly string[],
  columns: readonly CustomerColumn[],
  report: Report,
): CustomerFields {
  const fields: CustomerFields = {};
  for (const column of columns) {
    if (at[column] >= 0) FIELD_READERS[column]?.(fields, cellText(cells[at[column]]), report);
  }
  return fields;
}

type ReadField = (fields: CustomerFields, text: string, report: Report) => void;

const FIELD_READERS: Partial<Record<CustomerColumn, ReadField>> = {
  CompanyName(fields, text, report) {
    fields.companyName = nameText(text);
    if (isTooLong(text)) report('tooLong', 'CompanyName', text);
  },
  Domain(fields, text, report) {
    const domain = text && parseDomain(text);
    if (domain === undefined) report('domain', 'Domain', text);
    else fields.primaryDomain = domain;
  },
  OtherDomains(fields, text, report) {
    fields.otherDomains = readList(text, 'domain', 'OtherDomains', LIMITS.domains - 1, parseDomain, report);
  },
  Aliases(fields, text, report) {
    const read = (item: string) => (isTooLong(item) ? undefined : nameText(item));
    fields.aliases = readList(text, 'tooLong', 'Aliases', LIMITS.aliases, read, report);
  },
  Country(fields, text, report) {
    const country = text && parseCountry(text);
    if (country === undefined) report('country', 'Country', text);
    else fields.country = country;
  },
};

function readList(
  text: string,
  code: string,
  column: CustomerColumn,
  most: number,
  read: (item: string) => string | undefined,
  report: Report,
): string[] {
  const values: string[] = [];
  for (const item of splitList(text)) {
    const value = read(item);
    if (value === undefined) report(code, column, item);
    else if (value) values.push(value);
  }
  if (values.length > most) report('tooMany', column, String(values.length));
  return [...new Set(values)];
}
