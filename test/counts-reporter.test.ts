import { expect, it } from 'vitest';
import { addUp, countSuite, countsLine } from '../scripts/add-up.mjs';

const counts = { passed: 3, failed: 0, skipped: 0 };
const once = { passed: 0, failed: 1, skipped: 0 };

it.each([
  ['counts for its record', { exitCode: 0, counts }, counts],
  ['has failed once when it left no record', { exitCode: 0, counts: undefined }, once],
  ['has failed once when it ended badly without a failed test', { exitCode: 1, counts }, { ...counts, failed: 1 }],
  ['is not counted as failed twice', { exitCode: 1, counts: { ...counts, failed: 2 } }, { ...counts, failed: 2 }],
  [
    'may have nothing to run under a filter',
    { exitCode: 0, counts: undefined, isFiltered: true },
    { ...once, failed: 0 },
  ],
  ['fails under a filter when it ended badly', { exitCode: 1, counts: undefined, isFiltered: true }, once],
])('a suite %s', (_, run, expected) => {
  expect(countSuite(run)).toEqual(expected);
});

it('adds up suites into one line, which tells of skipped tests only when there are any', () => {
  expect(countsLine(addUp([counts, once]))).toBe('3 passed, 1 failed');
  expect(countsLine(addUp([counts, { ...counts, skipped: 2 }]))).toBe('6 passed, 0 failed, 2 skipped');
  expect(countsLine(addUp([]))).toBe('0 passed, 0 failed');
});
