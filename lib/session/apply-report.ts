import { type ReadonlySignal, signal } from '@preact/signals';
import { onApplied } from '../db/applied.ts';
import type { Db } from '../db/open.ts';
import type { ApplyRow } from '../partner-center/apply/apply-row.ts';
import { type ApplyRun, readApplyRows, readApplyRun } from '../partner-center/apply/apply-run.ts';
import { countRows, type RowCounts } from '../partner-center/apply/row-counts.ts';
import { reportError } from '../report-error.ts';

/** The last run that wrote to Partner Center, as far as it is. */
export interface ApplyReport {
  run: ApplyRun;
  rows: ApplyRow[];
  counts: RowCounts;
}

export interface WatchedReport {
  /** `none`: nothing was ever written to Partner Center. Undefined until it is read. */
  report: ReadonlySignal<ApplyReport | 'none' | undefined>;
  refresh(): Promise<void>;
  dispose(): void;
}

/** Rows may follow each other within milliseconds, and each reading reads them all. */
const BETWEEN_READINGS_IN_MS = 1_000;

/** Keeps the report current while the run goes on, here or elsewhere. */
export function watchReport(db: Db): WatchedReport {
  const report = signal<ApplyReport | 'none' | undefined>(undefined);
  let reading = Promise.resolve();
  let next: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  async function read(): Promise<void> {
    if (!isOver) report.value = await readReport(db);
  }
  function refresh(): Promise<void> {
    reading = reading
      .then(read)
      .catch((fault: unknown) => void reportError('Reading what was written to Partner Center', fault));
    return reading;
  }
  const stop = onApplied(() => {
    next ??= setTimeout(() => {
      next = undefined;
      void refresh();
    }, BETWEEN_READINGS_IN_MS);
  });
  void refresh();
  return {
    report,
    refresh,
    dispose() {
      isOver = true;
      clearTimeout(next);
      stop();
    },
  };
}

/** The run first: rows that are read after it may be further on, never behind. */
async function readReport(db: Db): Promise<ApplyReport | 'none'> {
  const run = await readApplyRun(db);
  if (!run) return 'none';
  const rows = await readApplyRows(db);
  return { run, rows, counts: countRows(rows) };
}
