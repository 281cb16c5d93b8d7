import { getApplied } from '../../db/applied.ts';
import type { Db } from '../../db/schema.ts';
import { type ApplyRow, type RowState, rowsOfRecord } from './apply-row.ts';

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

/** Every row of the last run, those that needed no writing at the end. */
export async function readApplyRows(db: Db): Promise<ApplyRow[]> {
  const records = await getApplied(db);
  return records.flatMap(rowsOfRecord);
}

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
