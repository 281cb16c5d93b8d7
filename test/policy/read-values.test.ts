import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { EXAMPLES } from '../../scripts/policy/browsers.ts';
import { readValues } from '../../scripts/policy/read-values.ts';

describe('values of one’s own', () => {
  it('are kept as they are where every format takes them', () => {
    expect(readValues(EXAMPLES)).toEqual(EXAMPLES);
  });

  it.each([
    ['a switch in a number', { cardEnabled: 0 }, { cardEnabled: false }],
    ['a switch in words', { skipFirstRun: 'true' }, { skipFirstRun: true }],
    ['a list in lines', { locked: 'role\r\n theme\n' }, { locked: ['role', 'theme'] }],
    ['a text with space around it', { theme: ' dark ' }, { theme: 'dark' }],
    ['what is set to nothing', { role: '', brandName: null, theme: 'dark' }, { theme: 'dark' }],
  ])('are made so that every format takes %s', (_, input, expected) => {
    expect(readValues(input)).toEqual(expected);
    expect(parsePolicy(readValues(input)).values).toEqual(parsePolicy(input).values);
  });

  it.each([
    ['a list in place of keys', [], 'The values must be an object of keys.'],
    [
      'keys and values that cannot be used',
      { role: 'king', rolle: 'x' },
      'role: it is none of the possible values.\nrolle: there is no such key.',
    ],
    ['an item that cannot be used', { locked: ['role', 'x'] }, 'locked, item 2: there is no such setting to lock.'],
  ])('are refused with %s', (_, input, message) => {
    expect(() => readValues(input)).toThrow(message);
  });
});
