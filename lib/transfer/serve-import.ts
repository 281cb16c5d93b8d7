import type { FromWorker, ToWorker } from './import-messages.ts';
import { prepareImport } from './prepare-import.ts';
import { createPlanServer } from './serve-plan.ts';

/** Reads one file, then writes it when that is confirmed. */
export function createImportServer(send: (message: FromWorker) => void): (message: ToWorker) => Promise<void> {
  return createPlanServer(
    ({ file, today, mappings }, db, onProgress) => prepareImport(file, db, { today, onProgress, mappings }),
    send,
  );
}
