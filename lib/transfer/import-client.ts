import type { IsoDate } from '../directory/types.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { ReadRequest } from './import-messages.ts';
import type { ImportReview, ImportSummary } from './import-review.ts';
import { type PlanOptions, type PlanWorker, startPlan } from './plan-client.ts';
import { checkFileSize } from './sniff-file.ts';

export interface ImportOptions extends PlanOptions {
  /** By which delegated admin has ended or has not. */
  today: IsoDate;
  /** What people said the columns of unknown files are. */
  mappings?: readonly ColumnMapping[];
  /** For tests and benchmarks. */
  dbName?: string;
}

export type ImportWorker = PlanWorker<ReadRequest, ImportSummary>;

const startWorker = (): ImportWorker => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });

/**
 * Reads a file in a worker and yields what it would change. Rejects with `ImportRefused` for a file that cannot be read,
 * with the signal's reason when cancelled.
 */
export async function startImport(file: File, options: ImportOptions, start = startWorker): Promise<ImportReview> {
  const { today, dbName, mappings } = options;
  options.signal?.throwIfAborted();
  checkFileSize(file.size);
  return startPlan(start(), { type: 'read', file, today, dbName, mappings }, options);
}
