import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatHours, parseHours } from '../../lib/directory/service-hours.ts';
import { ALL_WEEK, hoursArbitrary, hoursOf } from './some-hours.ts';

const WEEK = [1, 2, 3, 4, 5];

describe('parseHours', () => {
  it.each([
    [
      'office hours with a short Saturday and a holiday',
      'Mon-Fri 09:00-17:00; Sat 10:00-12:00; closed 2026-12-25',
      {
        ranges: [
          { days: WEEK, from: '09:00', to: '17:00' },
          { days: [6], from: '10:00', to: '12:00' },
        ],
        holidays: ['2026-12-25'],
      },
    ],
    ['24/7', ' 24/7 ', { ranges: [{ days: ALL_WEEK, from: '00:00', to: '24:00' }], holidays: [] }],
    [
      'full names, one-digit hours, dashes of a word processor',
      'Monday – Friday 9:00 – 17:30',
      {
        ranges: [{ days: WEEK, from: '09:00', to: '17:30' }],
        holidays: [],
      },
    ],
    [
      'full-width characters',
      'Ｍｏｎ　０９：００～１７：００；',
      {
        ranges: [{ days: [1], from: '09:00', to: '17:00' }],
        holidays: [],
      },
    ],
    [
      'lists of days and of times',
      'Mon,Wed-Thu 09:00-12:00, 13:00-17:00',
      {
        ranges: [
          { days: [1, 3, 4], from: '09:00', to: '12:00' },
          { days: [1, 3, 4], from: '13:00', to: '17:00' },
        ],
        holidays: [],
      },
    ],
    [
      'days over the week-end',
      'Sat-Mon 22:00-06:00',
      { ranges: [{ days: [1, 6, 7], from: '22:00', to: '06:00' }], holidays: [] },
    ],
    [
      'holidays in any order, twice, in two places',
      'closed 2026-12-25, 2026-01-01; closed 2026-12-25',
      {
        ranges: [],
        holidays: ['2026-01-01', '2026-12-25'],
      },
    ],
  ])('understands %s', (_, text, expected) => {
    expect(parseHours(text, 'Asia/Tokyo')).toEqual({ timeZone: 'Asia/Tokyo', ...expected });
  });

  it.each([
    ['nothing', ''],
    ['separators alone', ' ; '],
    ['words', 'office hours'],
    ['days without times', 'Mon-Fri'],
    ['times without days', '09:00-17:00'],
    ['half of an unknown day', 'Mon-Foo 09:00-17:00'],
    ['two letters of a day', 'Mo 09:00-17:00'],
    ['a 25th hour', 'Mon 09:00-25:00'],
    ['an opening at 24:00', 'Mon 24:00-06:00'],
    ['a 60th minute', 'Mon 09:60-17:00'],
    ['one part of two', 'Mon 09:00-17:00; lunch'],
    ['a holiday that does not exist', 'closed 2026-02-30'],
    ['closed without a day', 'closed'],
    ['51 ranges', 'Mon 09:00-10:00;'.repeat(51)],
  ])('does not understand %s', (_, text) => expect(parseHours(text, 'UTC')).toBeUndefined());

  it.each([
    ['empty', ''],
    ['unknown', 'Mars/Olympus'],
    ['an offset', '+09:00'],
  ])('wants a time zone by name, not one that is %s', (_, zone) => {
    expect(parseHours('24/7', zone)).toBeUndefined();
  });

  it('makes the same hours again of what formatHours writes', () => {
    fc.assert(
      fc.property(hoursArbitrary, (hours) => {
        expect(parseHours(formatHours(hours), hours.timeZone)).toEqual(hours);
      }),
    );
  });
});

describe('formatHours', () => {
  it.each([
    ['spans and single days', 'mon,tue,wed,fri 9:00-17:00', 'Mon-Wed,Fri 09:00-17:00'],
    ['always', 'Mon-Sun 00:00-24:00', '24/7'],
    ['always but for a holiday', '24/7;closed 2026-12-25', '24/7; closed 2026-12-25'],
    ['nothing but holidays', 'closed 2026-12-25,2026-12-26', 'closed 2026-12-25, 2026-12-26'],
  ])('writes %s', (_, text, expected) => expect(formatHours(hoursOf(text, 'UTC'))).toBe(expected));
});
