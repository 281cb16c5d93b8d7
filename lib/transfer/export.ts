import { scanCustomers } from '../db/customers.ts';
import type { Db } from '../db/open.ts';
import { getPartners } from '../db/partners.ts';
import { getWorkspace } from '../db/workspace.ts';
import { withoutToken } from '../directory/keep-feed-facts.ts';
import type { Customer, PartnerBook } from '../directory/types.ts';
import { writeCustomerRows, writeCustomersCsv } from './customer-csv.ts';
import { shareWithCustomer } from './customer-file.ts';
import { jsonFrame } from './directory-json.ts';
import { writePartnersCsv } from './partner-csv.ts';
import { BYTE_ORDER_MARK } from './write-rows.ts';

/** Told pages of customers. */
export type OnExportProgress = (progress: { done: number; total: number }) => void;

const CSV_TYPE = 'text/csv;charset=utf-8';
const JSON_TYPE = 'application/json';

/** One row per subscription, for Excel and for re-import. Rejects with the signal's reason when cancelled. */
export async function exportCustomersCsv(db: Db, onProgress?: OnExportProgress, signal?: AbortSignal): Promise<Blob> {
  const pieces = await writePages(db, writeCustomerRows, onProgress, signal);
  return new Blob([BYTE_ORDER_MARK, writeCustomersCsv([]), ...pieces], { type: CSV_TYPE });
}

/** One row per partner, and one for the workspace's name. */
export async function exportPartnersCsv(db: Db): Promise<Blob> {
  const [partners, workspace] = await Promise.all([getPartners(db), getWorkspace(db)]);
  return new Blob([BYTE_ORDER_MARK, writePartnersCsv(partners, workspace)], { type: CSV_TYPE });
}

/** The whole directory; see docs/json-format.md. Rejects with the signal's reason when cancelled. */
export async function exportJson(db: Db, onProgress?: OnExportProgress, signal?: AbortSignal): Promise<Blob> {
  const [partners, workspace] = await Promise.all([getPartners(db), getWorkspace(db)]);
  const [head, tail] = jsonFrame('all', workspace && withoutToken(workspace), partners);
  const pieces = await writePages(db, writeJsonLines, onProgress, signal);
  const customers = pieces.flatMap((piece, index) => (index === 0 ? [piece] : [',\n', piece]));
  return new Blob([head, ...customers, tail], { type: JSON_TYPE });
}

/** For one customer's browser: only what that customer may see. */
export function exportForCustomer(customer: Customer, book: PartnerBook): Blob {
  const share = shareWithCustomer(customer, book);
  const [head, tail] = jsonFrame('customer', undefined, share.partners);
  return new Blob([head, writeJsonLines([share.customer]), tail], { type: JSON_TYPE });
}

const writeJsonLines = (customers: readonly Customer[]) =>
  customers.map((customer) => JSON.stringify(customer)).join(',\n');

/** One piece of text per read; blank ones left out. */
async function writePages(
  db: Db,
  write: (customers: readonly Customer[]) => string,
  onProgress?: OnExportProgress,
  signal?: AbortSignal,
): Promise<string[]> {
  const pieces: string[] = [];
  await scanCustomers(
    db,
    (customers, { donePages, totalPages }) => {
      pieces.push(write(customers));
      onProgress?.({ done: donePages, total: totalPages });
    },
    signal,
  );
  return pieces.filter((piece) => piece !== '');
}
