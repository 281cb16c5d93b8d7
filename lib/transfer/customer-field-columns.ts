import { RELATIONSHIPS } from '../directory/customer-schema.ts';
import { parseCountry, parseDomain } from '../directory/ids.ts';
import { LIMITS } from '../directory/limits.ts';
import { cleanText, oneOf } from '../directory/schema-parts.ts';
import { splitList } from './cell-list.ts';
import { isTooLong, nameText } from './cell-text.ts';
import { compactText } from './compact-text.ts';
import type { CustomerColumn } from './customer-columns.ts';
import type { CustomerFields } from './customer-draft.ts';
import { parseDelegatedAdmin } from './delegated-admin-cell.ts';
import { parseLinks } from './links-cell.ts';
import type { ParsedCell } from './parsed-cell.ts';
import type { Report } from './read-subscription.ts';
import { remembered } from './row-reader.ts';

export interface FieldColumn {
  column: CustomerColumn;
  field: keyof CustomerFields;
  /** Sets the field, or reports a problem and leaves it. */
  read(fields: CustomerFields, text: string, report: Report): void;
}

const readDomain = (text: string) => parseDomain(compactText(text));
const relationshipOf = remembered(oneOf(RELATIONSHIPS));

/** What a row says of its customer, column by column. */
export const FIELD_COLUMNS: readonly FieldColumn[] = [
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
  {
    column: 'CustomerRelationship',
    field: 'relationship',
    read(fields, text, report) {
      // It cannot be empty: an empty cell says nothing.
      if (!text) return;
      const relationship = relationshipOf(text);
      if (relationship) fields.relationship = relationship;
      else report('relationship', 'CustomerRelationship', text);
    },
  },
  {
    column: 'DelegatedAdmin',
    field: 'delegatedAdmin',
    read(fields, text, report) {
      const held = goodValue(parseDelegatedAdmin(text), 'DelegatedAdmin', report);
      if (held) fields.delegatedAdmin = held;
    },
  },
  {
    column: 'Notes',
    field: 'notes',
    read(fields, text, report) {
      if (text.length > LIMITS.notesLength) report('tooLong', 'Notes', text);
      else fields.notes = compactText(cleanText(text));
    },
  },
  {
    column: 'Links',
    field: 'links',
    read(fields, text, report) {
      const links = goodValue(parseLinks(text), 'Links', report);
      if (links) fields.links = links;
    },
  },
];

/** Undefined once a problem was reported. */
function goodValue<T>({ value, problems }: ParsedCell<T>, column: CustomerColumn, report: Report): T | undefined {
  for (const problem of problems) report(problem.code, column, problem.value);
  return problems.length === 0 ? value : undefined;
}

function readList(text: string, read: (item: string) => string | undefined, refuse: (item: string) => void): string[] {
  const values = new Set<string>();
  for (const item of splitList(text)) {
    const value = read(item);
    if (value === undefined) refuse(item);
    else if (value) values.add(value);
  }
  return [...values];
}
