import fc from 'fast-check';
import { expect } from 'vitest';
import { parseHours } from '../../lib/directory/service-hours.ts';
import type { HoursRange, ServiceHours } from '../../lib/directory/types.ts';
import { day } from './build.ts';

export const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Hours as people write them. */
export function hoursOf(text: string, timeZone: string): ServiceHours {
  return parseHours(text, timeZone) ?? expect.fail(`${text} (${timeZone}) is not understood`);
}

const rangeArbitrary: fc.Arbitrary<HoursRange> = fc.record({
  days: fc.subarray(ALL_WEEK, { minLength: 1 }),
  from: fc.integer({ min: 0, max: 1439 }).map(clock),
  to: fc.oneof(fc.integer({ min: 0, max: 1440 }).map(clock), fc.constant('24:00')),
});
const zones = [
  'UTC',
  'Asia/Tokyo',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
];
export const hoursArbitrary: fc.Arbitrary<ServiceHours> = fc.record({
  timeZone: fc.constantFrom(...zones),
  ranges: fc.array(rangeArbitrary, { minLength: 1, maxLength: 4 }),
  holidays: fc
    .uniqueArray(fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-12-25').map(day))
    .map((days) => days.sort()),
});

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
