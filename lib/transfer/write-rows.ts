import Papa from 'papaparse';

/** Excel takes a CSV file for UTF-8 only with this mark. */
export const BYTE_ORDER_MARK = '\uFEFF';
const NEWLINE = '\r\n';

/** Cells are quoted where they must be; each row ends with a line end, so that pieces can be joined. */
export function writeRows(rows: readonly (readonly string[])[]): string {
  return rows.length === 0
    ? ''
    : Papa.unparse(
        rows.map((row) => [...row]),
        { newline: NEWLINE },
      ) + NEWLINE;
}
