import type { RelationshipState } from '../../lib/directory/types.ts';
import { useT } from '../ui/i18n.tsx';
import s from './RelationshipCounts.module.css';

interface RelationshipCountsProps {
  counts: Record<RelationshipState, number>;
}

const STATES: readonly RelationshipState[] = ['active', 'requested', 'ended', 'none'];

/** How many resellers stand in each relationship with us. */
export function RelationshipCounts({ counts }: RelationshipCountsProps) {
  const t = useT();
  const number = new Intl.NumberFormat(t.locale);
  if (STATES.every((state) => counts[state] === 0)) return <p class={s.none}>{t('overview.resellers.none')}</p>;
  return (
    <dl class={s.counts}>
      {STATES.map((state) => (
        <div key={state} class={s.count}>
          <dt>{t(`overview.relationship.${state}`)}</dt>
          <dd>{number.format(counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}
