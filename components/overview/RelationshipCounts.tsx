import type { RelationshipState } from '../../lib/directory/types.ts';
import { useT } from '../ui/i18n.tsx';
import { CountLink } from './CountLink.tsx';
import s from './RelationshipCounts.module.css';

interface RelationshipCountsProps {
  counts: Record<RelationshipState, number>;
}

const STATES: readonly RelationshipState[] = ['active', 'requested', 'ended', 'none'];

/** How many resellers stand in each relationship with us, each number leading to them. */
export function RelationshipCounts({ counts }: RelationshipCountsProps) {
  const t = useT();
  if (STATES.every((state) => counts[state] === 0)) return <p class={s.none}>{t('overview.resellers.none')}</p>;
  return (
    <dl class={s.counts}>
      {STATES.map((state) => (
        <div key={state} class={s.count}>
          <dt>{t(`overview.relationship.${state}`)}</dt>
          <dd>
            <CountLink count={counts[state]} list="partners" show={`relationship:${state}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
