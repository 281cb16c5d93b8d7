import type { ServiceState } from '../../lib/directory/service-hours.ts';
import type { IsoDate } from '../../lib/directory/types.ts';
import type { Translate } from '../../lib/i18n.ts';
import { listText } from '../ui/list-text.ts';

const DAYS_WITH_A_NAME = 6;

/** An instant in the reader's zone, with no more of the date than it takes: time, weekday and time, or date and time. */
function formatInstant(at: Temporal.Instant, now: Temporal.Instant, timeZone: string, locale: string): string {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate();
  const { days } = day(now).until(day(at));
  const date: Intl.DateTimeFormatOptions =
    days === 0 ? {} : days <= DAYS_WITH_A_NAME ? { weekday: 'long' } : { month: 'short', day: 'numeric' };
  const format = new Intl.DateTimeFormat(locale, { ...date, hour: 'numeric', minute: '2-digit', timeZone });
  return format.format(at.epochMilliseconds);
}

/** Undefined when no hours are stated: nothing is better than a guess. */
export function describeService(
  service: ServiceState,
  now: Temporal.Instant,
  timeZone: string,
  t: Translate,
): string | undefined {
  const time = (at: Temporal.Instant) => ({ time: formatInstant(at, now, timeZone, t.locale) });
  switch (service.state) {
    case 'unknown':
      return undefined;
    case 'closed':
      return service.opens ? t('card.hours.opens', time(service.opens)) : t('card.hours.closed');
    case 'open':
      if (!service.until) return t('card.hours.open');
      return t(service.closesSoon ? 'card.hours.closesSoon' : 'card.hours.openUntil', time(service.until));
  }
}

/** A calendar day; it has no zone, so it is shown as it stands. */
export function formatDay(day: IsoDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));
}

/** The day of an ISO 8601 instant in the reader's zone; undefined when it is none. */
export function formatDayOf(instant: string, timeZone: string, locale: string): string | undefined {
  const at = Date.parse(instant);
  return Number.isNaN(at) ? undefined : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at);
}

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_IN_MS = 86_400_000;

/** `Mon – Fri`, `Sat`, `Mon, Wed`: ISO weekdays in the reader's language, runs of three and more joined. */
export function formatDays(days: readonly number[], locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const at = (day: number) => MONDAY + (day - 1) * DAY_IN_MS;
  const name = (day: number) => format.format(at(day));
  const parts = runsOf(days).flatMap(({ first, last }) => {
    if (last - first >= 2) return [format.formatRange(at(first), at(last))];
    return first === last ? [name(first)] : [name(first), name(last)];
  });
  return listText(parts, locale);
}

function runsOf(days: readonly number[]): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}
