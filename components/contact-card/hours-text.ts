import type { HoursRange, ServiceHours } from '../../lib/directory/types.ts';
import type { Translate } from '../../lib/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { formatDay, formatDays } from './format-time.ts';

/** `9:00 AM – 5:00 PM`, as a clock in the partner's zone shows it. */
export function rangeText({ from, to }: HoursRange, t: Translate): string {
  if (from === '00:00' && (to === '24:00' || to === '00:00')) return t('card.allDay');
  const format = new Intl.DateTimeFormat(t.locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return format.formatRange(timeOf(from), timeOf(to));
}

export const daysText = ({ days }: HoursRange, t: Translate): string =>
  days.length === 7 ? t('card.everyDay') : formatDays(days, t.locale);

/** All of the hours in a line, with their zone. */
export function hoursText({ ranges, holidays, timeZone }: ServiceHours, t: Translate): string {
  const open = ranges.map((range) => t('card.hours.range', { days: daysText(range, t), times: rangeText(range, t) }));
  const days = holidays.map((day) => formatDay(day, t.locale));
  const closed = days.length > 0 ? [t('card.holidays', { days: listText(days, t.locale) })] : [];
  return t('card.hours.inZone', { hours: listText([...open, ...closed], t.locale), zone: timeZone });
}

const MINUTE_IN_MS = 60_000;
const DAY_IN_MINUTES = 1440;

/** On one day, so that a range names none: 24:00 is its 0:00. */
function timeOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) % DAY_IN_MINUTES) * MINUTE_IN_MS;
}
