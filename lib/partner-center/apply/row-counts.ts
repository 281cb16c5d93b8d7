import type { ApplyRow, RowState } from './apply-row.ts';

/** In the order in which they are listed: what needs a look first. */
export const ROW_STATES = [
  'refused',
  'changedMeanwhile',
  'notKept',
  'writing',
  'waiting',
  'written',
  'alreadySo',
  'notSupported',
] as const satisfies readonly RowState[];

export type RowCounts = Readonly<Record<RowState, number>>;

export function countRows(rows: readonly ApplyRow[]): RowCounts {
  const counts: Record<RowState, number> = {
    refused: 0,
    changedMeanwhile: 0,
    notKept: 0,
    writing: 0,
    waiting: 0,
    written: 0,
    alreadySo: 0,
    notSupported: 0,
  };
  for (const { outcome } of rows) counts[outcome.state] += 1;
  return counts;
}

/** Requests of a row that is written: read, write, read back. */
const REQUESTS_PER_ROW = 3;

/** Seconds that writing so many rows takes at the least. */
export const secondsFor = (rows: number, requestsPerMinute: number): number =>
  Math.ceil((rows * REQUESTS_PER_ROW * 60) / requestsPerMinute);
