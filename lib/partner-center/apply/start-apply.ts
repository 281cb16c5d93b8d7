import { changeApplying, startApplying } from '../../db/applied.ts';
import type { Db } from '../../db/schema.ts';
import type { ApplyRow } from './apply-row.ts';
import { type ApplyRun, parseApplyRun } from './apply-run.ts';

const ROWS_PER_RECORD = 500;

/**
 * Records a reviewed run in the place of the one before it; `runApply` then sets it going. False: the one before it goes
 * on, as when two pages confirm at once, and nothing is recorded.
 */
export function startApply(
  db: Db,
  rows: readonly ApplyRow[],
  confirmed: Pick<ApplyRun, 'id' | 'kind' | 'by' | 'at' | 'tenant'>,
): Promise<boolean> {
  const { todo = [], settled = [] } = Object.groupBy(rows, ({ outcome }) =>
    outcome.state === 'waiting' ? 'todo' : 'settled',
  );
  const records = Array.from({ length: Math.ceil(settled.length / ROWS_PER_RECORD) }, (_, at) => ({
    rows: settled.slice(at * ROWS_PER_RECORD, (at + 1) * ROWS_PER_RECORD),
  }));
  const run: ApplyRun = { v: 1, ...confirmed, total: todo.length, standing: { state: 'running' } };
  const mayReplace = (before: object | undefined) => parseApplyRun(before)?.standing.state !== 'running';
  return startApplying(db, { run, rows: todo, settled: records, mayReplace });
}

/** Stops it wherever it goes on. What is being written may still arrive: going on finds out. */
export const stopApply = (db: Db): Promise<object | undefined> =>
  changeApplying(db, (before) => {
    const run = parseApplyRun(before);
    return run?.standing.state === 'running' ? { ...run, standing: { state: 'stopped' } } : undefined;
  });

/** Lets a stopped or paused run go on; `runApply` then sets it going. */
export const resumeApply = (db: Db): Promise<object | undefined> =>
  changeApplying(db, (before) => {
    const run = parseApplyRun(before);
    const canGoOn = run?.standing.state === 'stopped' || run?.standing.state === 'paused';
    return canGoOn ? { ...run, standing: { state: 'running' } } : undefined;
  });
