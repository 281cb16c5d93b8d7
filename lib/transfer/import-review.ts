import type { ChangeCounts } from '../log/changes.ts';
import type { FieldChange } from '../log/types.ts';
// biome-ignore lint/style/noRestrictedImports: every way in ends in the same review; the type alone is imported
import type { Reviewable } from '../session/reviewable.ts';
import type { RowProblem } from './problem-list.ts';

export type { Reviewable };

/** What an import found and would change: all that crosses from the worker. */
export interface ImportSummary {
  kind: 'customers' | 'partners' | 'directory';
  /** Rows of a CSV file besides its header, or records of a JSON file. */
  rows: number;
  /** Documents that the file says nothing new about. */
  unchanged: number;
  /** The first 1,000. */
  problems: RowProblem[];
  problemCount: number;
  ignoredColumns: string[];
  /** The file's columns, where a person said what they are. */
  mappedHeader?: readonly string[];
  /** The first 200. */
  changes: FieldChange[];
  counts: ChangeCounts;
  /** Designations that would be written though they do not hold, and why. */
  notes: Reviewable['notes'];
}

/** A file's changes, ready to be shown and written. */
export interface ImportReview extends Reviewable, Omit<ImportSummary, 'changes' | 'counts' | 'notes'> {}

export interface ImportProgress {
  phase: 'reading' | 'comparing' | 'writing';
  /** Bytes while reading, afterwards pages or documents. */
  done: number;
  total: number;
}
