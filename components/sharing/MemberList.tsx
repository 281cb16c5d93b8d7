import type { FoundWorkspace } from '../../lib/workspace/sync/look-at-workspace.ts';
import { When } from '../changes/When.tsx';
import { Badge } from '../ui/Badge.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './sharing.module.css';

interface MemberListProps {
  /** The newest change first. */
  members: FoundWorkspace['members'];
  /** This profile's own id in the log. */
  own?: string;
}

/** Anyone with the address can write under any number of names. */
const MOST = 100;

/** Who has written to the team's log. Whoever only reads leaves no trace there, and that is said. */
export function MemberList({ members, own }: MemberListProps) {
  const t = useT();
  const more = members.length - MOST;
  return (
    <>
      {members.length > 0 && (
        <ul class={s.members}>
          {members.slice(0, MOST).map(({ agent, by, at }) => (
            <li key={agent}>
              <span class={s.memberName}>
                <bdi>{by || t('sharing.members.unnamed')}</bdi>{' '}
                {agent === own && <Badge tone="brand">{t('sharing.members.you')}</Badge>}
              </span>
              <span class={s.muted}>
                {t('sharing.members.last')} <When at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p class={s.muted}>{t('sharing.members.more', { count: more })}</p>}
      <p class={s.muted}>{t(members.length === 0 ? 'sharing.members.none' : 'sharing.members.readers')}</p>
    </>
  );
}
