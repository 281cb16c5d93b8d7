import { TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { FeedNotice } from '../../lib/session/subscription-words.ts';
import { Icon } from '../ui/Icon.tsx';

interface FeedNoticesProps {
  notices: readonly FeedNotice[];
  /** What can be done about changes. */
  children?: ComponentChildren;
}

/** What to know of a feed before its contacts are used: its standing, what changed, what was left out. */
export function FeedNotices({ notices, children }: FeedNoticesProps) {
  return (
    <>
      {notices.map(({ level, about, title, lines }) => (
        <div key={about} class="notice feed" data-level={level}>
          {level === 'warning' && <Icon icon={TriangleAlert} size={16} />}
          <div>
            <strong>{title}</strong>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {about === 'changes' && children}
          </div>
        </div>
      ))}
    </>
  );
}
