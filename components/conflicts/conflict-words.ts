import type { Translate } from '../../lib/i18n.ts';
import type { Side } from '../../lib/session/conflict-sides.ts';

/** Their name, as far as the history still tells it. */
export function memberName({ by }: Pick<Side, 'by'>, t: Translate): string {
  if (by === undefined) return t('conflicts.unknown');
  return by || t('changes.someone');
}

/** By the author's name where it tells the sides apart; one person may write in two browsers. */
export function keepLabel(side: Side, isStanding: boolean, others: readonly Side[], t: Translate): string {
  const isClear = side.by && others.every(({ by }) => by !== side.by);
  if (isClear) return t('conflicts.keep.of', { name: side.by ?? '' });
  return t(isStanding ? 'conflicts.keep.standing' : 'conflicts.keep.lost');
}
