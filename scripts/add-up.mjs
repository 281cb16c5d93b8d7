const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * What a suite counts for. A suite that left no record, or that ended badly without a failed test, has failed once: its
 * setup or its process is at fault. Under a filter a suite may have nothing to run.
 */
export function countSuite({ exitCode, counts, isFiltered = false }) {
  if (counts === undefined) return isFiltered && exitCode === 0 ? NOTHING : { ...NOTHING, failed: 1 };
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function addUp(suites) {
  return suites.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    NOTHING,
  );
}

/** `12 passed, 0 failed`, and `, 3 skipped` when there are any. */
export const countsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
