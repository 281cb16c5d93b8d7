import { expect, it } from 'vitest';
import { type Sample, secondsLeft, withSample } from '../../lib/session/time-left.ts';

const samplesOf = (...counts: [at: number, done: number][]): Sample[] =>
  counts.reduce<Sample[]>((samples, [at, done]) => withSample(samples, { at: at * 1_000, done }), []);

it.each<[string, [number, number][], number, number | undefined]>([
  ['nothing at first', [[0, 0]], 10, undefined],
  [
    'nothing while nothing gets done',
    [
      [0, 5],
      [30, 5],
    ],
    10,
    undefined,
  ],
  [
    'what the pace so far means for the rest',
    [
      [0, 0],
      [10, 20],
    ],
    10,
    5,
  ],
  [
    'nothing left',
    [
      [0, 0],
      [10, 20],
    ],
    0,
    0,
  ],
  [
    'the pace of the last minute',
    [
      [0, 0],
      [100, 1_000],
      [110, 1_010],
    ],
    10,
    10,
  ],
  [
    'nothing once it begins anew',
    [
      [0, 0],
      [10, 20],
      [20, 0],
    ],
    10,
    undefined,
  ],
])('tells %s', (_, counts, left, expected) => {
  expect(secondsLeft(samplesOf(...counts), left)).toBe(expected);
});
