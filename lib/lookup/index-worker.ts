import { openDb } from '../db/open.ts';
import { keepIndex } from './keep-index.ts';

/** What the worker says when it has ended: why it could not, or nothing. */
export interface IndexWorkerEnd {
  failed?: string;
}

async function run(): Promise<IndexWorkerEnd> {
  try {
    const db = await openDb();
    await keepIndex(db).finally(() => db.close());
    return {};
  } catch (fault) {
    return { failed: fault instanceof Error ? fault.message : String(fault) };
  }
}

postMessage(await run());
close();
