import { openDb } from '../db/open.ts';
import { createRowsReader, type RowsBasis } from './customer-rows.ts';
import type { FromRowsWorker } from './rows-messages.ts';

/** The worker's side of one reading of the list's rows. */
export async function serveRows(basis: RowsBasis, send: (message: FromRowsWorker) => void): Promise<void> {
  try {
    const db = await openDb();
    await createRowsReader(db)(basis, (part) => send({ type: 'part', part }), new AbortController().signal);
    send({ type: 'done' });
  } catch (fault) {
    send({ type: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
  }
}
