import { useEffect, useMemo, useRef } from 'preact/hooks';
import { InvitationSection } from '../../components/feed/InvitationSection.tsx';
import type { Db } from '../../lib/db/open.ts';
import { reportError } from '../../lib/report-error.ts';
import { createSubscriptionEntry } from '../../lib/session/subscription-entry.ts';
import { wakeForFeeds } from '../../lib/surfaces/refresh-in-background.ts';
import { STORE_REACH } from './store-reach.ts';

interface AddInvitationProps {
  db: Db;
  onAccepted?: () => void;
}

/** From a pasted invitation to a feed that is followed. */
export function AddInvitation({ db, onAccepted }: AddInvitationProps) {
  const accepted = useRef(onAccepted);
  accepted.current = onAccepted;
  const entry = useMemo(
    () =>
      createSubscriptionEntry({
        ...STORE_REACH,
        db,
        onAccepted() {
          wakeForFeeds().catch((fault: unknown) => reportError('Setting the alarm for feeds', fault));
          accepted.current?.();
        },
      }),
    [db],
  );
  useEffect(() => entry.cancel, [entry]);
  return (
    <InvitationSection
      entry={entry.view.value}
      onLook={(text) => void entry.look(text)}
      onAccept={() => void entry.accept()}
      onCancel={entry.cancel}
    />
  );
}
