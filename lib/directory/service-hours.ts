import { parseIsoDate } from './ids.ts';
import { LIMITS } from './limits.ts';
import { type Span, serviceSpans } from './service-spans.ts';
import { isTimeZone } from './time-zone.ts';
import type { HoursRange, IsoDate, ServiceHours } from './types.ts';
import { EVERY_DAY, formatDays, parseDays } from './weekdays.ts';

/** Whether a partner can be reached right now. */
export type ServiceState =
  | { state: 'unknown' }
  /** Without `until`: no closing within the days looked at. */
  | { state: 'open'; until?: Temporal.Instant; closesSoon: boolean }
  /** Without `opens`: no opening within the days looked at. */
  | { state: 'closed'; opens?: Temporal.Instant };

/** What an open state looks ahead for its end, and a closed one for its next opening. */
const LOOK_AHEAD_IN_DAYS = 14;
const CLOSES_SOON_IN_MINUTES = 30;
const ALWAYS = '24/7';
/** As word processors and Japanese keyboards write it. */
const DASHES = /[\u2010-\u2015\u2212\u301c\uff5e~]/g;
const TIME_SPAN = /^(\d{1,2}:\d\d)\s*-\s*(\d{1,2}:\d\d)$/;
/** Days, then times: the first digit parts them. */
const RANGE = /^([^\d]+?)\s*(\d.*)$/;
const CLOSED = /^closed\b/;

/**
 * Hours as a partner writes them: `Mon-Fri 09:00-17:00; Sat 10:00-12:00; closed 2026-12-25`, or `24/7`. Days and times
 * may be lists with commas, times without leading zero, days in full. Undefined when any part is not understood, when
 * nothing is stated, or when the time zone is not known here.
 */
export function parseHours(text: string, timeZone: string): ServiceHours | undefined {
  const zone = timeZone.trim();
  const items = listOf(text.normalize('NFKC').replace(DASHES, '-').toLowerCase(), ';');
  const holidays = all(items.filter((item) => CLOSED.test(item)).map(parseClosed))?.flat();
  const ranges = all(items.filter((item) => !CLOSED.test(item)).map(parseItem))?.flat();
  if (!holidays || !ranges || items.length === 0 || !isTimeZone(zone)) return undefined;
  if (ranges.length > LIMITS.hoursRanges || holidays.length > LIMITS.holidays) return undefined;
  return { timeZone: zone, ranges, holidays: [...new Set(holidays)].sort() };
}

/** The text of which `parseHours` makes these hours again; the time zone is not in it. */
export function formatHours({ ranges, holidays }: ServiceHours): string {
  const closed = holidays.length > 0 ? [`closed ${holidays.join(', ')}`] : [];
  return [...ranges.map(formatRange), ...closed].join('; ');
}

function listOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** All of them, or undefined when one was not understood. */
function all<T>(parts: readonly (T | undefined)[]): T[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}

function parseClosed(item: string): IsoDate[] | undefined {
  const days = all(listOf(item.replace(CLOSED, ''), ',').map(parseIsoDate));
  return days && days.length > 0 ? days : undefined;
}

function parseItem(item: string): HoursRange[] | undefined {
  if (item === ALWAYS) return [{ days: [...EVERY_DAY], from: '00:00', to: '24:00' }];
  const [, dayPart = '', timePart = ''] = RANGE.exec(item) ?? [];
  const days = all(listOf(dayPart, ',').map(parseDays))?.flat();
  const times = all(listOf(timePart, ',').map(parseTimes));
  if (!days?.length || !times?.length) return undefined;
  return times.map((span) => ({ days: EVERY_DAY.filter((day) => days.includes(day)), ...span }));
}

function parseTimes(text: string): Pick<HoursRange, 'from' | 'to'> | undefined {
  const [, first = '', last = ''] = TIME_SPAN.exec(text) ?? [];
  const from = parseTime(first);
  const to = last === '24:00' ? last : parseTime(last);
  return from && to ? { from, to } : undefined;
}

function parseTime(text: string): string | undefined {
  const time = text.padStart(5, '0');
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : undefined;
}

function formatRange({ days, from, to }: HoursRange): string {
  const isAlways = days.length === EVERY_DAY.length && from === '00:00' && to === '24:00';
  return isAlways ? ALWAYS : `${formatDays(days)} ${from}-${to}`;
}

/** Unknown when no hours are stated or when this browser does not know their time zone. */
export function serviceState(hours: ServiceHours | undefined, now: Temporal.Instant): ServiceState {
  if (!hours || hours.ranges.length === 0 || !isTimeZone(hours.timeZone)) return { state: 'unknown' };
  const yesterday = now.toZonedDateTimeISO(hours.timeZone).toPlainDate().subtract({ days: 1 });
  const spans = serviceSpans(hours, yesterday, LOOK_AHEAD_IN_DAYS + 3);
  const next = spans.find(({ end }) => Temporal.Instant.compare(now, end) < 0);
  if (!next) return { state: 'closed' };
  return Temporal.Instant.compare(next.start, now) <= 0 ? open(next, now) : closed(next, now);
}

function open({ end }: Span, now: Temporal.Instant): ServiceState {
  if (!isInSight(end, now)) return { state: 'open', closesSoon: false };
  const minutesLeft = now.until(end).total('minutes');
  return { state: 'open', until: end, closesSoon: minutesLeft <= CLOSES_SOON_IN_MINUTES };
}

function closed({ start }: Span, now: Temporal.Instant): ServiceState {
  return isInSight(start, now) ? { state: 'closed', opens: start } : { state: 'closed' };
}

function isInSight(instant: Temporal.Instant, now: Temporal.Instant): boolean {
  return now.until(instant).total('hours') <= LOOK_AHEAD_IN_DAYS * 24;
}
