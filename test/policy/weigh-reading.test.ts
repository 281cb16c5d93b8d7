import { describe, expect, it } from 'vitest';
import { GRACE_IN_MS, weighReading } from '../../lib/policy/weigh-reading.ts';

const NOW = 1_000_000;
const OLD = { role: 'customer' };
const WORKSPACE = 'https://contoso.blob.core.windows.net/team?sp=rl&sv=2024-11-04&sr=c&sig=x';
const NEW = { role: 'helpdesk', workspaceUrl: WORKSPACE, feeds: ['no invitation'], mistyped: 'a secret' };

const answered = (raw: object) => ({ state: 'answered' as const, raw: { ...raw } });
const remembered = { raw: OLD, withheld: ['feeds' as const] };
const known = { raw: OLD, withheld: [] };
const weigh = (reading: Partial<Parameters<typeof weighReading>[0]>) =>
  weighReading({ given: answered({}), remembered: undefined, emptySince: undefined, ...reading }, NOW);

describe('what the browser hands over', () => {
  it.each([
    [
      'counts, and is remembered without its secrets, but for which of them can be used',
      { given: answered(NEW), remembered },
      NEW,
      { remember: { raw: { role: 'helpdesk' }, withheld: ['workspaceUrl' as const] } },
    ],
    ['is not written again when it is known', { given: answered(OLD), remembered: known }, OLD, {}],
    [
      'ends an emptiness',
      { given: answered(OLD), remembered: known, emptySince: NOW - 5 },
      OLD,
      { emptySince: 'nothing' as const },
    ],
    ['may be nothing where there never was anything', {}, {}, {}],
    [
      'is gone once it was nothing for long enough',
      { remembered, emptySince: NOW - GRACE_IN_MS },
      {},
      { remember: 'nothing' as const, emptySince: 'nothing' as const },
    ],
  ])('%s', (_, reading, raw, keep) => {
    expect(weigh(reading)).toEqual({ raw, withheld: [], standing: { state: 'answered' }, keep });
  });
});

describe('what was remembered', () => {
  const late = { state: 'late' as const };
  const refused = { state: 'refused' as const, reason: 'Access denied' };
  const [emptied, longAgo] = [{ state: 'emptied' as const }, NOW - 10 * GRACE_IN_MS];
  it.each([
    ['stands while nothing is answered', { given: late }, late, {}],
    ['stands while nothing is answered, for however long', { given: late, emptySince: longAgo }, late, {}],
    ['stands while the browser refuses', { given: refused }, refused, {}],
    ['stands while the browser refuses, for however long', { given: refused, emptySince: longAgo }, refused, {}],
    ['stands at a first read that is empty', {}, emptied, { emptySince: NOW }],
    ['stands until the time is over', { emptySince: NOW - GRACE_IN_MS + 1 }, emptied, {}],
    ['stands anew when the clock was set back', { emptySince: NOW + 99 }, emptied, { emptySince: NOW }],
  ])('%s', (_, reading, standing, keep) => {
    expect(weigh({ remembered, ...reading })).toEqual({ ...remembered, standing, keep });
  });
});

it.each([
  { state: 'late' as const },
  { state: 'refused' as const, reason: 'Access denied' },
])('nothing is known where nothing was remembered and the browser is $state', (given) => {
  expect(weigh({ given })).toEqual({ raw: {}, withheld: [], standing: given, keep: {} });
});
