import { isTimeZone } from '../../lib/directory/time-zone.ts';
import type { HoursRange, ServiceHours } from '../../lib/directory/types.ts';
import type { Translate } from '../../lib/i18n.ts';
import { useT } from '../ui/i18n.tsx';
import { formatDay, formatDays } from './format-time.ts';

const MAX_HOLIDAYS = 6;

interface HoursTableProps {
  hours: ServiceHours;
  now: Temporal.Instant;
}

/** As the partner states them, in the partner's zone: the line above the table says what they mean here and now. */
export function HoursTable({ hours: { ranges, holidays, timeZone }, now }: HoursTableProps) {
  const t = useT();
  const today = now
    .toZonedDateTimeISO(isTimeZone(timeZone) ? timeZone : 'UTC')
    .toPlainDate()
    .toString();
  const upcoming = holidays.filter((day) => day >= today).slice(0, MAX_HOLIDAYS);
  return (
    <>
      <table class="hours">
        <tbody>
          {ranges.map((range) => (
            <tr key={`${range.days} ${range.from}`}>
              <th scope="row">{range.days.length === 7 ? t('card.everyDay') : formatDays(range.days, t.locale)}</th>
              <td>{describeRange(range, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{t('card.zone', { zone: zoneName(timeZone, now, t.locale) })}</p>
      {upcoming.length > 0 && (
        <p class="muted">
          {t('card.holidays')}: {upcoming.map((day) => formatDay(day, t.locale)).join(', ')}
        </p>
      )}
    </>
  );
}

function describeRange({ from, to }: HoursRange, t: Translate): string {
  return from === '00:00' && (to === '24:00' || to === '00:00') ? t('card.allDay') : `${from}–${to}`;
}

/** `Asia/Tokyo (GMT+9)`: the offset is what a reader elsewhere reckons with. A zone that this browser lacks has none. */
function zoneName(timeZone: string, now: Temporal.Instant, locale: string): string {
  if (!isTimeZone(timeZone)) return timeZone;
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(now.epochMilliseconds).find(({ type }) => type === 'timeZoneName')?.value;
  return `${timeZone.replaceAll('_', ' ')} (${offset ?? ''})`;
}
