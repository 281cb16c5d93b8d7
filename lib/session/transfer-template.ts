import { CUSTOMER_COLUMNS } from '../transfer/customer-columns.ts';
import { PARTNER_COLUMNS } from '../transfer/partner-columns.ts';

const COLUMNS = { customersTemplate: CUSTOMER_COLUMNS, partnersTemplate: PARTNER_COLUMNS };

/** The header row alone. The byte-order mark makes Excel read the rows typed below it as UTF-8. */
export function templateOf(kind: keyof typeof COLUMNS): Blob {
  return new Blob([`\uFEFF${COLUMNS[kind].join(',')}\r\n`], { type: 'text/csv;charset=utf-8' });
}
