import { isTimeZone } from '../../lib/directory/time-zone.ts';
import type { ServiceHours } from '../../lib/directory/types.ts';
import type { Translate } from '../../lib/i18n.ts';
import { useT } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';
import { formatDay } from './format-time.ts';
import { daysText, rangeText } from './hours-text.ts';

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
  const days = upcoming.map((day) => formatDay(day, t.locale));
  return (
    <>
      <table class="hours">
        <tbody>
          {ranges.map((range) => (
            <tr key={`${range.days} ${range.from}`}>
              <th scope="row">{daysText(range, t)}</th>
              <td>{rangeText(range, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{t('card.zone', { zone: zoneName(timeZone, now, t) })}</p>
      {days.length > 0 && <p class="muted">{t('card.holidays', { days: listText(days, t.locale) })}</p>}
    </>
  );
}

/** `Asia/Tokyo (GMT+9)`: the offset is what a reader elsewhere reckons with. A zone that this browser lacks has none. */
function zoneName(timeZone: string, now: Temporal.Instant, t: Translate): string {
  if (!isTimeZone(timeZone)) return timeZone;
  const format = new Intl.DateTimeFormat(t.locale, { timeZone, timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(now.epochMilliseconds).find(({ type }) => type === 'timeZoneName')?.value;
  const zone = timeZone.replaceAll('_', ' ');
  return offset ? t('card.zone.offset', { zone, offset }) : zone;
}
