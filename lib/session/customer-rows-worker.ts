import { openDb } from '../db/open.ts';
import { createRowsReader, type RowsBasis } from './customer-rows.ts';
import type { FromRowsWorker } from './rows-messages.ts';

const send = (message: FromRowsWorker) => self.postMessage(message);

async function answer(basis: RowsBasis): Promise<void> {
  const db = await openDb();
  await createRowsReader(db)(basis, (part) => send({ type: 'part', part }), new AbortController().signal);
  send({ type: 'done' });
}

self.addEventListener('message', ({ data }: MessageEvent<RowsBasis>) => {
  answer(data).catch((fault: unknown) =>
    send({ type: 'failed', reason: fault instanceof Error ? fault.message : String(fault) }),
  );
});
