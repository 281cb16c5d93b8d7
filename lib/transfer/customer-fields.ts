import { dequal } from 'dequal/lite';
import { cellText } from './cell-text.ts';
import type { CustomerColumn } from './customer-columns.ts';
import type { CustomerFields } from './customer-draft.ts';
import { FIELD_COLUMNS, type FieldColumn } from './customer-field-columns.ts';
import type { MatchedColumns } from './match-columns.ts';
import type { Report } from './read-subscription.ts';

type Cells = readonly string[];

/** A column that the file has, and where it stands in a row. */
interface PresentColumn extends FieldColumn {
  index: number;
}

/** What the file can say of a customer: fields without a column stay untouched. */
export const presentColumns = (at: MatchedColumns<CustomerColumn>['at']): readonly PresentColumn[] =>
  FIELD_COLUMNS.map((column) => ({ ...column, index: at[column.column] })).filter(({ index }) => index >= 0);

/** What a customer's first row says of it. */
export function readFields(columns: readonly PresentColumn[], cells: Cells, report: Report): CustomerFields {
  const fields: CustomerFields = {};
  for (const { index, read } of columns) read(fields, cellText(cells[index]), report);
  return fields;
}

/**
 * What a later row says that those before left empty. Reports what contradicts them; an empty cell never does.
 * Cells equal to those of `previous`, a good row of the same customer, are not looked at again.
 */
export function readMoreFields(
  columns: readonly PresentColumn[],
  cells: Cells,
  known: CustomerFields,
  previous: Cells | undefined,
  report: Report,
): CustomerFields | undefined {
  let more: CustomerFields | undefined;
  for (const { index, column, field, read } of columns) {
    const cell = cells[index];
    if (!cell || cell === previous?.[index]) continue;
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
