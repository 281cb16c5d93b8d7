import { describe, expect, it } from 'vitest';
import { retryInMs } from '../../../lib/workspace/sync/next-sync.ts';

describe('the time to the next try', () => {
  const busy = (retryAfterInMs: number) => ({ state: 'waiting', for: 'store', retryAfterInMs }) as const;
  it.each<[string, number, number, number, number]>([
    ['is some seconds at first', 0, 1, 1, 5_000],
    ['is as short as half of it by chance', 0, 1, 0, 2_500],
    ['doubles with each failure', 0, 4, 1, 40_000],
    ['has an end', 0, 40, 1, 900_000],
    ['is never sooner than the store asks', 60_000, 1, 0.5, 60_000],
  ])('%s', (_, asked, failures, random, expected) => {
    expect(retryInMs(busy(asked), failures, random)).toBe(expected);
  });
});
