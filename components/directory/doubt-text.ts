import type { Doubt } from '../../lib/directory/contacts.ts';
import type { IsoDate } from '../../lib/directory/types.ts';
import type { Translate } from '../../lib/i18n.ts';
import { translateKey } from '../ui/i18n.tsx';
import { listText } from '../ui/list-text.ts';

/** A day in the reader's language. */
export function dayText(day: IsoDate, t: Translate): string {
  return new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}

/** Why a designation is doubtful, in a few words. */
export function doubtText({ reason, endDate }: Doubt, t: Translate): string {
  return translateKey(t, `customers.doubt.${reason}`, { endDate: endDate ? dayText(endDate, t) : '' });
}

export function doubtsText(doubts: readonly Doubt[], t: Translate): string {
  return listText(
    doubts.map((doubt) => doubtText(doubt, t)),
    t.locale,
  );
}
