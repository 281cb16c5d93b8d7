import type { CommitOutcome } from '../db/commit.ts';
import type { ImportProgress, ImportSummary } from './import-review.ts';

export type ToWorker =
  | { type: 'read'; file: Blob; dbName?: string | undefined }
  | { type: 'confirm'; by: string; at: string };

export type FromWorker =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'summary'; summary: ImportSummary }
  | { type: 'refused'; code: string; params: Record<string, string | number> }
  | { type: 'outcome'; outcome: CommitOutcome }
  | { type: 'failed'; reason: string };
