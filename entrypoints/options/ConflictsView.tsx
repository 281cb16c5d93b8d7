import { useEffect, useMemo } from 'preact/hooks';
import { ConflictsPage } from '../../components/conflicts/ConflictsPage.tsx';
import { createInbox } from '../../lib/session/conflict-inbox.ts';
import { hrefOfDoc } from '../../lib/session/conflict-place.ts';
import { createSettling } from '../../lib/session/conflict-settling.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { formatRoute } from '../../lib/session/route.ts';

export function ConflictsView({ session }: { session: OptionsSession }) {
  const inbox = useMemo(() => createInbox(session), [session]);
  const settling = useMemo(() => createSettling(session), [session]);
  useEffect(() => inbox.dispose, [inbox]);
  useFocusAfterReview(session);
  return (
    <ConflictsPage
      view={inbox.view.value}
      settling={settling.view.value}
      backHref={formatRoute({ view: 'changes' })}
      hrefOf={hrefOfDoc}
      onMore={inbox.showMore}
      onSettle={(keys, keep) => void settling.settle(keys, keep)}
    />
  );
}

/** The button that opened the review is gone with its conflict: the title takes the focus instead. */
function useFocusAfterReview({ review }: OptionsSession) {
  const isClosed = review.view.value.state === 'closed';
  useEffect(() => {
    if (isClosed && document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [isClosed]);
}
