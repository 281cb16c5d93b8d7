import { parseIsoDate } from './ids.ts';
import type { HoursRange, ServiceHours } from './types.ts';

/** A stretch of service: open at `start` and until just before `end`. */
export interface Span {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

/**
 * When there is service in the days from `first` on, in order and not touching each other. A range belongs to the day
 * on which it begins: a holiday cancels those that begin on it and cuts at midnight what runs into it. Times that the
 * clock skips or repeats are taken as calendars do: by the offset before the gap, and the first of two (RFC 5545).
 */
export function serviceSpans(hours: ServiceHours, first: Temporal.PlainDate, days: number): Span[] {
  const dates = Array.from({ length: days }, (_, index) => first.add({ days: index }));
  const spans = dates
    .filter((date) => !isHoliday(hours, date))
    .flatMap((date) =>
      hours.ranges
        .filter((range) => range.days.includes(date.dayOfWeek))
        .map((range) => ({ start: at(hours, date, range.from), end: endOf(hours, date, range) })),
    );
  return merge(spans.filter(({ start, end }) => Temporal.Instant.compare(start, end) < 0));
}

function isHoliday({ holidays }: ServiceHours, date: Temporal.PlainDate): boolean {
  const day = parseIsoDate(date.toString());
  return day !== undefined && holidays.includes(day);
}

function at({ timeZone }: ServiceHours, date: Temporal.PlainDate, time: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}

function endOf(hours: ServiceHours, date: Temporal.PlainDate, { from, to }: HoursRange): Temporal.Instant {
  if (to > from && to !== '24:00') return at(hours, date, to);
  const nextDay = date.add({ days: 1 });
  const stopsAtMidnight = to === '24:00' || isHoliday(hours, nextDay);
  return stopsAtMidnight ? nextDay.toZonedDateTime(hours.timeZone).toInstant() : at(hours, nextDay, to);
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))) {
    const last = merged.at(-1);
    if (!last || Temporal.Instant.compare(last.end, span.start) < 0) merged.push({ ...span });
    else if (Temporal.Instant.compare(last.end, span.end) < 0) last.end = span.end;
  }
  return merged;
}
