export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a suite counts for; `counts` is undefined when it left no record. */
export declare function countSuite(run: { exitCode: number; counts: Counts | undefined; isFiltered?: boolean }): Counts;

export declare function addUp(suites: readonly Counts[]): Counts;

/** `12 passed, 0 failed`, and `, 3 skipped` when there are any. */
export declare function countsLine(counts: Counts): string;
