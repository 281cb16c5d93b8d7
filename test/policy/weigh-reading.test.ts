import { describe, expect, it } from 'vitest';
import { GRACE_IN_MS, weighReading } from '../../lib/policy/weigh-reading.ts';

const NOW = 1_000_000;
const OLD = { role: 'customer' };
const NEW = { role: 'helpdesk', workspaceUrl: 'a secret', mistyped: 'a secret' };

const weigh = (reading: Partial<Parameters<typeof weighReading>[0]>) =>
  weighReading({ given: {}, remembered: undefined, emptySince: undefined, ...reading }, NOW);

describe('what the browser hands over', () => {
  it.each([
    ['counts, and is remembered', { given: NEW }, NEW, { remember: NEW }],
    ['is not written again when it is known', { given: OLD, remembered: OLD }, OLD, {}],
    ['ends an emptiness', { given: OLD, remembered: OLD, emptySince: NOW - 5 }, OLD, { emptySince: 'nothing' }],
    ['may be nothing where there never was anything', {}, {}, {}],
    [
      'is gone once it was nothing for long enough',
      { remembered: OLD, emptySince: NOW - GRACE_IN_MS },
      {},
      { remember: 'nothing', emptySince: 'nothing' },
    ],
  ])('%s', (_, reading, raw, keep) => {
    expect(weigh(reading)).toEqual({ raw, isSettled: true, keep });
  });
});

describe('what was remembered', () => {
  it.each([
    ['stands while nothing is answered', { given: undefined, remembered: OLD }, {}],
    ['stands at a first read that is empty', { remembered: OLD }, { emptySince: NOW }],
    ['stands until the time is over', { remembered: OLD, emptySince: NOW - GRACE_IN_MS + 1 }, {}],
    ['stands anew when the clock was set back', { remembered: OLD, emptySince: NOW + 99 }, { emptySince: NOW }],
  ])('%s, and is not settled', (_, reading, keep) => {
    expect(weigh(reading)).toEqual({ raw: OLD, isSettled: false, keep });
  });
});

it('nothing is settled while nothing is answered', () => {
  expect(weigh({ given: undefined })).toEqual({ raw: {}, isSettled: false, keep: {} });
});
