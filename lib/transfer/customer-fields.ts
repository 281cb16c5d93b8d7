import { parseCountry, parseDomain } from '../directory/ids.ts';
import { LIMITS } from '../directory/limits.ts';
import { splitList } from './cell-list.ts';
import { cellText, isTooLong, nameText } from './cell-text.ts';
import { compactText } from './compact-text.ts';
import type { CustomerColumn } from './customer-columns.ts';
import type { CustomerFields } from './customer-draft.ts';
import type { MatchedColumns } from './match-columns.ts';
import type { Report } from './read-subscription.ts';

type At = MatchedColumns<CustomerColumn>['at'];
type Cells = readonly string[];

interface FieldColumn {
  column: CustomerColumn;
  field: keyof CustomerFields;
  /** Sets the field, or reports a problem and leaves it. */
  read(fields: CustomerFields, text: string, report: Report): void;
}

const readDomain = (text: string) => parseDomain(compactText(text));

const FIELD_COLUMNS: readonly FieldColumn[] = [
  {
    column: 'CompanyName',
    field: 'companyName',
    read(fields, text, report) {
      fields.companyName = nameText(text);
      if (isTooLong(text)) report('tooLong', 'CompanyName', text);
    },
  },
  {
    column: 'Domain',
    field: 'primaryDomain',
    read(fields, text, report) {
      const domain = text && readDomain(text);
      if (domain === undefined) report('domain', 'Domain', text);
      else fields.primaryDomain = domain;
    },
  },
  {
    column: 'OtherDomains',
    field: 'otherDomains',
    read(fields, text, report) {
      fields.otherDomains = readList(text, readDomain, (item) => report('domain', 'OtherDomains', item));
      if (fields.otherDomains.length >= LIMITS.domains) report('tooMany', 'OtherDomains', text);
    },
  },
  {
    column: 'Aliases',
    field: 'aliases',
    read(fields, text, report) {
      const readAlias = (item: string) => (isTooLong(item) ? undefined : nameText(item));
      fields.aliases = readList(text, readAlias, (item) => report('tooLong', 'Aliases', item));
      if (fields.aliases.length > LIMITS.aliases) report('tooMany', 'Aliases', text);
    },
  },
  {
    column: 'Country',
    field: 'country',
    read(fields, text, report) {
      const country = text && parseCountry(text);
      if (country === undefined) report('country', 'Country', text);
      else fields.country = country;
    },
  },
];

/** What a customer's first row says of it: only of the columns that the file has, so that the others stay untouched. */
export function readFields(at: At, cells: Cells, report: Report): CustomerFields {
  const fields: CustomerFields = {};
  for (const { column, read } of FIELD_COLUMNS) {
    if (at[column] >= 0) read(fields, cellText(cells[at[column]]), report);
  }
  return fields;
}

/**
 * What a later row says that those before left empty. Reports what contradicts them; an empty cell never does.
 * Cells equal to those of `previous`, a good row of the same customer, are not looked at again.
 */
export function readMoreFields(
  at: At,
  cells: Cells,
  known: CustomerFields,
  previous: Cells | undefined,
  report: Report,
): CustomerFields | undefined {
  let more: CustomerFields | undefined;
  for (const { column, field, read } of FIELD_COLUMNS) {
    const cell = cells[at[column]];
    if (!cell || cell === previous?.[at[column]]) continue;
    const text = cellText(cell);
    if (text === '') continue;
    const found: CustomerFields = {};
    read(found, text, report);
    if (isEmpty(known[field])) more = { ...more, ...found };
    else if (field in found && String(found[field]) !== String(known[field])) report('rowsContradict', column, text);
  }
  return more;
}

const isEmpty = (value: string | string[] | undefined) => value === undefined || value.length === 0;

function readList(text: string, read: (item: string) => string | undefined, refuse: (item: string) => void): string[] {
  const values = new Set<string>();
  for (const item of splitList(text)) {
    const value = read(item);
    if (value === undefined) refuse(item);
    else if (value) values.add(value);
  }
  return [...values];
}
