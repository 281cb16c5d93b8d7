import { useSignal, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { RestoreSection } from '../../components/sharing/RestoreSection.tsx';
import { SharingPage } from '../../components/sharing/SharingPage.tsx';
import { listRestorePoints } from '../../lib/db/restore-points.ts';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import type { Joined } from '../../lib/session/sharing-entry.ts';
import { createPutBack } from '../../lib/session/sharing-put-back.ts';
import type { RestorePoints } from '../../lib/session/sharing-restore-points.ts';
import { wakeForSharing } from '../../lib/surfaces/share-in-background.ts';
import { EnterWorkspace } from './EnterWorkspace.tsx';
import { SharedWorkspace } from './SharedWorkspace.tsx';

interface SharingViewProps {
  session: OptionsSession;
  sharing: SharingSession;
}

export function SharingView({ session, sharing }: SharingViewProps) {
  const putBack = useMemo(() => createPutBack(session), [session]);
  const points = useRestorePoints(sharing);
  const facts = sharing.facts.value;
  const isShared = facts?.status.sharing === true;

  async function onEntered({ adopt }: Joined) {
    sharing.refresh();
    await Promise.all([wakeForSharing(), sharing.shareNow()]);
    if (adopt) await putBack.adopt(adopt.restorePoint, adopt.how);
  }

  const restore = points.length > 0 && (
    <RestoreSection points={points} view={putBack.view.value} onRestore={(key) => void putBack.restore(key)} />
  );
  return (
    <SharingPage isShared={isShared}>
      {facts && !isShared && (
        <EnterWorkspace
          session={session}
          onEntered={(joined) => void onEntered(joined).catch((fault) => reportError('Joining a workspace', fault))}
        />
      )}
      {isShared ? (
        <SharedWorkspace session={session} sharing={sharing}>
          {restore}
        </SharedWorkspace>
      ) : (
        restore
      )}
    </SharingPage>
  );
}

/** As they are when it is known how sharing stands: joining and applying much makes them. */
function useRestorePoints(sharing: SharingSession): RestorePoints {
  const points = useSignal<RestorePoints>([]);
  useSignalEffect(() => {
    void sharing.facts.value;
    listRestorePoints(sharing.db).then(
      (listed) => {
        points.value = listed;
      },
      (fault: unknown) => void reportError('Listing restore points', fault),
    );
  });
  return points.value;
}
