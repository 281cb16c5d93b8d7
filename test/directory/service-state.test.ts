import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceState } from '../../lib/directory/service-hours.ts';
import { day } from './build.ts';
import { hoursArbitrary, hoursOf } from './some-hours.ts';

const office = 'Mon-Fri 09:00-17:00';

/** The state at a moment, with its instants as ISO text. */
function stateAt(text: string, timeZone: string, moment: string) {
  const instant = Temporal.ZonedDateTime.from(moment).toInstant();
  return JSON.parse(JSON.stringify(serviceState(hoursOf(text, timeZone), instant)));
}

describe('serviceState', () => {
  it.each([
    // 2026-11-23 is a Monday.
    [
      'open at the very opening',
      office,
      'Asia/Tokyo',
      '2026-11-23T09:00[Asia/Tokyo]',
      { state: 'open', until: '2026-11-23T08:00:00Z', closesSoon: false },
    ],
    [
      'closed one second before',
      office,
      'Asia/Tokyo',
      '2026-11-23T08:59:59[Asia/Tokyo]',
      { state: 'closed', opens: '2026-11-23T00:00:00Z' },
    ],
    [
      'closing soon from 30 minutes before',
      office,
      'Asia/Tokyo',
      '2026-11-23T16:30[Asia/Tokyo]',
      { state: 'open', until: '2026-11-23T08:00:00Z', closesSoon: true },
    ],
    [
      'not closing soon a second earlier',
      office,
      'Asia/Tokyo',
      '2026-11-23T16:29:59[Asia/Tokyo]',
      { state: 'open', until: '2026-11-23T08:00:00Z', closesSoon: false },
    ],
    [
      'closed at the very closing',
      office,
      'Asia/Tokyo',
      '2026-11-23T17:00[Asia/Tokyo]',
      { state: 'closed', opens: '2026-11-24T00:00:00Z' },
    ],
    [
      'closed from Friday to Monday',
      office,
      'Asia/Tokyo',
      '2026-11-27T17:00[Asia/Tokyo]',
      { state: 'closed', opens: '2026-11-30T00:00:00Z' },
    ],
    [
      "open by the partner's clock, not the asker's",
      office,
      'Asia/Tokyo',
      '2026-11-22T20:00[America/New_York]',
      { state: 'open', until: '2026-11-23T08:00:00Z', closesSoon: false },
    ],
    [
      'closed on a holiday',
      `${office}; closed 2026-11-23`,
      'Asia/Tokyo',
      '2026-11-23T10:00[Asia/Tokyo]',
      { state: 'closed', opens: '2026-11-24T00:00:00Z' },
    ],
    [
      'open past midnight',
      'Mon 22:00-06:00',
      'UTC',
      '2026-11-24T05:00[UTC]',
      { state: 'open', until: '2026-11-24T06:00:00Z', closesSoon: false },
    ],
    [
      'open a whole day from noon to noon',
      'Mon 12:00-12:00',
      'UTC',
      '2026-11-24T11:00[UTC]',
      { state: 'open', until: '2026-11-24T12:00:00Z', closesSoon: false },
    ],
    [
      'closed when the night before a holiday runs into it',
      'Mon-Fri 22:00-06:00; closed 2026-11-24',
      'UTC',
      '2026-11-24T03:00[UTC]',
      { state: 'closed', opens: '2026-11-25T22:00:00Z' },
    ],
    [
      'open until the midnight on which a holiday begins',
      'Mon-Fri 22:00-06:00; closed 2026-11-24',
      'UTC',
      '2026-11-23T23:45[UTC]',
      { state: 'open', until: '2026-11-24T00:00:00Z', closesSoon: true },
    ],
    ['always open', '24/7', 'Asia/Tokyo', '2026-11-23T09:00[Asia/Tokyo]', { state: 'open', closesSoon: false }],
    [
      'always open but for Christmas',
      '24/7; closed 2026-12-25',
      'UTC',
      '2026-12-20T00:00[UTC]',
      { state: 'open', until: '2026-12-25T00:00:00Z', closesSoon: false },
    ],
    [
      'closed on Christmas alone',
      '24/7; closed 2026-12-25',
      'UTC',
      '2026-12-25T12:00[UTC]',
      { state: 'closed', opens: '2026-12-26T00:00:00Z' },
    ],
    [
      'open through ranges that touch',
      'Mon 09:00-12:00, 12:00-17:00',
      'UTC',
      '2026-11-23T11:59[UTC]',
      { state: 'open', until: '2026-11-23T17:00:00Z', closesSoon: false },
    ],
    [
      'open through ranges that overlap',
      'Mon 09:00-15:00, 10:00-12:00',
      'UTC',
      '2026-11-23T11:59[UTC]',
      { state: 'open', until: '2026-11-23T15:00:00Z', closesSoon: false },
    ],
    [
      'closed between ranges that do not',
      'Mon 09:00-12:00, 13:00-17:00',
      'UTC',
      '2026-11-23T12:30[UTC]',
      { state: 'closed', opens: '2026-11-23T13:00:00Z' },
    ],
    [
      'closed without an opening in sight',
      'Mon 09:00-10:00; closed 2026-11-23, 2026-11-30, 2026-12-07',
      'UTC',
      '2026-11-23T09:30[UTC]',
      { state: 'closed' },
    ],
    [
      'opening exactly 14 days on',
      'Mon 09:00-10:00; closed 2026-11-23, 2026-11-30',
      'UTC',
      '2026-11-23T09:00[UTC]',
      { state: 'closed', opens: '2026-12-07T09:00:00Z' },
    ],
  ])('is %s', (_, text, timeZone, moment, expected) => {
    expect(stateAt(text, timeZone, moment)).toEqual(expected);
  });

  it.each([
    // London skips 01:00–02:00 on 2026-03-29 and repeats 01:00–02:00 on 2026-10-25, both Sundays.
    [
      'a night shift is an hour shorter when clocks go forward',
      'Sat 22:00-06:00',
      '2026-03-28T23:00Z[UTC]',
      { state: 'open', until: '2026-03-29T05:00:00Z', closesSoon: false },
    ],
    [
      'and an hour longer when they go back',
      'Sat 22:00-06:00',
      '2026-10-24T23:00Z[UTC]',
      { state: 'open', until: '2026-10-25T06:00:00Z', closesSoon: false },
    ],
    [
      'an opening that the clock skips comes as much later',
      'Sun 01:30-05:00',
      '2026-03-29T00:00Z[UTC]',
      { state: 'closed', opens: '2026-03-29T01:30:00Z' },
    ],
    [
      'a stretch that ends as the skipped hour ends is left out',
      'Sun 01:30-02:00; Mon 09:00-10:00',
      '2026-03-29T00:00Z[UTC]',
      { state: 'closed', opens: '2026-03-30T08:00:00Z' },
    ],
    [
      'an opening that comes twice is the first',
      'Sun 01:30-05:00',
      '2026-10-25T00:00Z[UTC]',
      { state: 'closed', opens: '2026-10-25T00:30:00Z' },
    ],
    [
      'a closing that comes twice is the first',
      'Sat 22:00-01:30',
      '2026-10-25T00:00Z[UTC]',
      { state: 'open', until: '2026-10-25T00:30:00Z', closesSoon: true },
    ],
  ])('%s', (_, text, moment, expected) => {
    expect(stateAt(text, 'Europe/London', moment)).toEqual(expected);
  });

  it('opens when the day does where the clock skips midnight', () => {
    // Cairo goes from 00:00 to 01:00 on Friday 2026-04-24.
    expect(stateAt('Fri 00:00-09:00', 'Africa/Cairo', '2026-04-23T12:00[Africa/Cairo]')).toEqual({
      state: 'closed',
      opens: '2026-04-23T22:00:00Z',
    });
  });

  it.each([
    ['no hours are stated', undefined],
    ['holidays alone are stated', { timeZone: 'UTC', ranges: [], holidays: [day('2026-12-25')] }],
    [
      'this browser does not know the time zone',
      { timeZone: 'Mars/Olympus', ranges: [{ days: [1], from: '09:00', to: '10:00' }], holidays: [] },
    ],
  ])('is unknown when %s', (_, hours) => {
    expect(serviceState(hours, Temporal.Instant.from('2026-11-23T09:30Z'))).toEqual({ state: 'unknown' });
  });

  const moments = fc
    .integer({ min: Date.parse('2026-03-01'), max: Date.parse('2026-12-31') })
    .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

  it('turns exactly at the instants it tells, and not before', () => {
    fc.assert(
      fc.property(
        hoursArbitrary,
        moments,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (hours, now, share) => {
          const state = serviceState(hours, now);
          const turn = state.state === 'open' ? state.until : state.state === 'closed' ? state.opens : undefined;
          if (!turn) return;
          expect(Temporal.Instant.compare(now, turn)).toBeLessThan(0);
          const wait = turn.epochMilliseconds - now.epochMilliseconds;
          const between = now.add({ milliseconds: Math.floor(wait * share) });
          expect(serviceState(hours, between)).toMatchObject({ state: state.state });
          expect(serviceState(hours, turn.subtract({ milliseconds: 1 })).state).toBe(state.state);
          expect(serviceState(hours, turn).state).toBe(state.state === 'open' ? 'closed' : 'open');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is never open on a holiday, and always open at an hour that a range covers on other days', () => {
    fc.assert(
      fc.property(hoursArbitrary, moments, (hours, now) => {
        const local = now.toZonedDateTimeISO(hours.timeZone);
        const isHoliday = hours.holidays.some((holiday) => holiday === local.toPlainDate().toString());
        const time = local.toPlainTime().toString({ smallestUnit: 'second' });
        const covered = hours.ranges.some(
          ({ days, from, to }) => days.includes(local.dayOfWeek) && time >= from && (time < to || to <= from),
        );
        const { state } = serviceState(hours, now);
        if (isHoliday) expect(state).toBe('closed');
        else if (covered && local.hoursInDay === 24) expect(state).toBe('open');
      }),
      { numRuns: 300 },
    );
  });
});
