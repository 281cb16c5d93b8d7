import type { CommitOutcome } from '../db/commit.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { ImportProgress, ImportSummary } from './import-review.ts';

export type ToWorker =
  | { type: 'read'; file: Blob; dbName?: string | undefined; mappings?: readonly ColumnMapping[] | undefined }
  | { type: 'confirm'; by: string; at: string };

export type FromWorker =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'summary'; summary: ImportSummary }
  | { type: 'refused'; code: string; params: Record<string, string | number>; header?: readonly string[] | undefined }
  | { type: 'outcome'; outcome: CommitOutcome }
  | { type: 'failed'; reason: string };
