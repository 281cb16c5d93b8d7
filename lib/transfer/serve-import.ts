import { commitPlan } from '../db/commit.ts';
import { type Db, openDb } from '../db/open.ts';
import type { FromWorker, ReadRequest, ToWorker } from './import-messages.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportProgress } from './import-review.ts';
import { type PreparedImport, prepareImport } from './prepare-import.ts';

/** The worker's side of the conversation: reads one file, then writes it when that is confirmed. */
export function createImportServer(send: (message: FromWorker) => void): (message: ToWorker) => Promise<void> {
  let reading: { db: Db; prepared: PreparedImport } | undefined;
  const onProgress = (progress: ImportProgress) => send({ type: 'progress', progress });

  async function read({ file, today, dbName, mappings }: ReadRequest): Promise<void> {
    const db = await openDb(dbName);
    const prepared = await prepareImport(file, db, { today, onProgress, mappings });
    reading = { db, prepared };
    send({ type: 'summary', summary: prepared.summary });
  }

  async function confirm(by: string, at: string): Promise<void> {
    if (!reading) throw new Error('nothing was read to be confirmed');
    const { db, prepared } = reading;
    const total = prepared.plan.ops.length;
    onProgress({ phase: 'writing', done: 0, total });
    const outcome = await commitPlan(db, prepared.plan, { by, at });
    onProgress({ phase: 'writing', done: total, total });
    send({ type: 'outcome', outcome });
  }

  function report(fault: unknown): void {
    if (fault instanceof ImportRefused)
      send({ type: 'refused', code: fault.code, params: fault.params, header: fault.header });
    else send({ type: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
  }

  return (message) => (message.type === 'read' ? read(message) : confirm(message.by, message.at)).catch(report);
}
