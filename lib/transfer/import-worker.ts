import { commitPlan } from '../db/commit.ts';
import { type Db, openDb } from '../db/open.ts';
import type { FromWorker, ToWorker } from './import-messages.ts';
import { ImportRefused } from './import-refused.ts';
import type { ImportProgress } from './import-review.ts';
import { type PreparedImport, prepareImport } from './prepare-import.ts';

let db: Db | undefined;
let prepared: PreparedImport | undefined;

const send = (message: FromWorker) => self.postMessage(message);
const sendProgress = (progress: ImportProgress) => send({ type: 'progress', progress });

async function read(file: Blob, dbName: string | undefined): Promise<void> {
  db = await openDb(dbName);
  prepared = await prepareImport(file, db, { onProgress: sendProgress });
  send({ type: 'summary', summary: prepared.summary });
}

async function confirm(by: string, at: string): Promise<void> {
  if (!db || !prepared) throw new Error('nothing was read to be confirmed');
  const total = prepared.plan.ops.length;
  sendProgress({ phase: 'writing', done: 0, total });
  const outcome = await commitPlan(db, prepared.plan, { by, at });
  sendProgress({ phase: 'writing', done: total, total });
  send({ type: 'outcome', outcome });
}

function report(fault: unknown): void {
  if (fault instanceof ImportRefused) send({ type: 'refused', code: fault.code, params: fault.params });
  else send({ type: 'failed', reason: fault instanceof Error ? fault.message : String(fault) });
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const done = data.type === 'read' ? read(data.file, data.dbName) : confirm(data.by, data.at);
  done.catch(report);
});
