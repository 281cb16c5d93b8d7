import type { Doubt } from '../../lib/directory/contacts.ts';
import type { MessageKey, Translate } from '../../lib/i18n.ts';
import { formatDay } from './format-time.ts';

/** Why a designation may not hold, to the customer. */
export function doubtWords({ reason, endDate }: Doubt, t: Translate): string {
  if (endDate) return t(`card.doubt.${reason}`, { date: formatDay(endDate, t.locale) });
  return t(UNDATED[reason] ?? `card.doubt.${reason}`);
}

const UNDATED: Partial<Record<Doubt['reason'], MessageKey>> = {
  delegatedAdminEnded: 'card.doubt.delegatedAdminEndedUndated',
  delegatedAdminEnding: 'card.doubt.delegatedAdminEndingUndated',
};
