import { Info, TriangleAlert } from 'lucide';
import type { FeedNotice } from '../../lib/session/subscription-words.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';

interface FeedNoticesProps {
  notices: readonly FeedNotice[];
  /** The reader has seen what changed; absent where that cannot be said. */
  onSeen?(): void;
}

/** What to know of a feed before its contacts are used: its standing, what changed, what was left out. */
export function FeedNotices({ notices, onSeen }: FeedNoticesProps) {
  const t = useT();
  return (
    <>
      {notices.map(({ level, about, title, lines }) => (
        <div key={about} class="notice feed" data-level={level}>
          <Icon icon={level === 'warning' ? TriangleAlert : Info} size={16} />
          <div>
            <strong>{title}</strong>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {onSeen && about === 'changes' && (
              <button type="button" onClick={onSeen}>
                {t('subscription.seen')}
              </button>
            )}
          </div>
        </div>
      ))}
    </>
  );
}
