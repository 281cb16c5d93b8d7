import { expect, it } from 'vitest';
import { atMostEvery } from '../../lib/at-most-every.ts';

it.each([
  ['the first at once', [0], [0]],
  ['none that come too soon', [0, 40, 99], [0]],
  ['one that comes late enough', [0, 40, 100, 150], [0, 100]],
  ['counted from the last that went through', [0, 150, 200, 250], [0, 150, 250]],
])('lets through %s', (_, times, expected) => {
  const seen: number[] = [];
  let clock = 0;
  const call = atMostEvery<number>(
    100,
    (value) => seen.push(value),
    () => clock,
  );
  for (const time of times) {
    clock = time;
    call(time);
  }
  expect(seen).toEqual(expected);
});
