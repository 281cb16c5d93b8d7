import type { CommitOutcome } from '../db/commit.ts';
import type { IsoDate } from '../directory/types.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { ImportProgress, ImportSummary } from './import-review.ts';

export interface ReadRequest {
  type: 'read';
  file: Blob;
  today: IsoDate;
  dbName?: string | undefined;
  mappings?: readonly ColumnMapping[] | undefined;
}

export type ToWorker = ReadRequest | { type: 'confirm'; by: string; at: string };

export type FromWorker =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'summary'; summary: ImportSummary }
  | { type: 'refused'; code: string; params: Record<string, string | number>; header?: readonly string[] | undefined }
  | { type: 'outcome'; outcome: CommitOutcome }
  | { type: 'failed'; reason: string };
