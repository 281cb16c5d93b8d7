import { scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import type { IsoDate, Partner } from '../directory/types.ts';
import { addRows } from './customer-order.ts';
import { type CustomerRow, createRowMaker } from './customer-row.ts';

/** What rows are judged by. */
export interface RowsBasis {
  partners: readonly Partner[];
  today: IsoDate;
}

/** Some rows of the list, in any order. */
export interface RowsPart {
  rows: CustomerRow[];
  donePages: number;
  totalPages: number;
  /** Stored customers left out so far because they cannot be read. */
  damaged: number;
  /** Where each place of the list is filled from, counting rows as they came. With the first part, whenever there are twice as many, and with the last. */
  order?: Uint32Array;
}

/** Reads all rows part by part. Rejects with the signal's reason when cancelled. */
export type ReadRows = (basis: RowsBasis, visit: (part: RowsPart) => void, signal: AbortSignal) => Promise<void>;

/** On this thread: 100,000 customers keep it busy for seconds. */
export function createRowsReader(db: Db): ReadRows {
  return async ({ partners, today }, visit, signal) => {
    const toRow = createRowMaker({ partners }, today);
    const share = createSharing();
    const sort = createSorter();
    await scanCustomers(
      db,
      (customers, { donePages, totalPages, damaged }) => {
        const rows = customers.map((customer) => share(toRow(customer)));
        const order = sort(rows, donePages === totalPages);
        visit({ rows, donePages, totalPages, damaged, ...(order ? { order } : {}) });
      },
      signal,
    );
  };
}

/** The rows that came, as the order says. */
export const inOrder = (rows: readonly CustomerRow[], order: Uint32Array): CustomerRow[] =>
  Array.from(order, (at) => rows[at]).filter((row) => row !== undefined);

/** Sorting each part would take longer than reading it; what is not sorted yet waits for the next time. */
function createSorter(): (rows: readonly CustomerRow[], isLast: boolean) => Uint32Array | undefined {
  const places = new Map<CustomerRow, number>();
  let sorted: CustomerRow[] = [];
  let waiting: CustomerRow[] = [];
  return (rows, isLast) => {
    for (const row of rows) places.set(row, places.size);
    waiting.push(...rows);
    if (!isLast && waiting.length <= sorted.length) return undefined;
    sorted = addRows(sorted, waiting);
    waiting = [];
    return Uint32Array.from(sorted, (row) => places.get(row) ?? 0);
  };
}

/** Few sets of partners support many customers: their lists are held once, and copied once to another thread. */
function createSharing(): (row: CustomerRow) => CustomerRow {
  const known = new Map<string, Pick<CustomerRow, 'supporters' | 'partners' | 'supported'>>();
  return (row) => {
    const { supporters, partners, supported } = row;
    const key = [...supporters, ...partners, ...supported].join('\n');
    const held = known.get(key);
    if (!held) known.set(key, { supporters, partners, supported });
    return held ? { ...row, ...held } : row;
  };
}
