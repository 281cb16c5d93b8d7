import type { RowsPart } from './customer-rows.ts';

/** What the worker that reads customers says; it is sent a `RowsBasis`. */
export type FromRowsWorker = { type: 'part'; part: RowsPart } | { type: 'done' } | { type: 'failed'; reason: string };
