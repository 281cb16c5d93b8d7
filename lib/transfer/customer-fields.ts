import { dequal } from 'dequal/lite';
import { cellText } from './cell-text.ts';
import type { CustomerColumn } from './customer-columns.ts';
import type { CustomerFields } from './customer-draft.ts';
import { FIELD_COLUMNS } from './customer-field-columns.ts';
import type { MatchedColumns } from './match-columns.ts';
import type { Report } from './read-subscription.ts';

type At = MatchedColumns<CustomerColumn>['at'];
type Cells = readonly string[];

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
    else if (field in found && !dequal(found[field], known[field])) report('rowsContradict', column, text);
  }
  return more;
}

const isEmpty = (value: CustomerFields[keyof CustomerFields]) => value === undefined || value.length === 0;
