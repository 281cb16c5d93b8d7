import { writeCustomersCsv } from '../transfer/customer-csv.ts';
import { writePartnersCsv } from '../transfer/partner-csv.ts';
import { BYTE_ORDER_MARK } from '../transfer/write-rows.ts';

const WRITERS = { customersTemplate: writeCustomersCsv, partnersTemplate: writePartnersCsv };

/** The header row alone. The byte-order mark makes Excel read the rows typed below it as UTF-8. */
export function templateOf(kind: keyof typeof WRITERS): Blob {
  return new Blob([BYTE_ORDER_MARK, WRITERS[kind]([])], { type: 'text/csv;charset=utf-8' });
}
