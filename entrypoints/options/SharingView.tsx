import { useSignal, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { DiagnosticsSection } from '../../components/sharing/DiagnosticsSection.tsx';
import { RestoreSection } from '../../components/sharing/RestoreSection.tsx';
import { SharingPage } from '../../components/sharing/SharingPage.tsx';
import type { Db } from '../../lib/db/open.ts';
import { listRestorePoints } from '../../lib/db/restore-points.ts';
import { readSyncLog } from '../../lib/db/sync-log.ts';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import type { Joined } from '../../lib/session/sharing-entry.ts';
import { createPutBack } from '../../lib/session/sharing-put-back.ts';
import { wakeForSharing } from '../../lib/surfaces/share-in-background.ts';
import { EnterWorkspace } from './EnterWorkspace.tsx';
import { PublishingSections } from './PublishingSections.tsx';
import { SharedWorkspace } from './SharedWorkspace.tsx';

interface SharingViewProps {
  session: OptionsSession;
  sharing: SharingSession;
  publishing: Publishing;
}

export function SharingView({ session, sharing, publishing }: SharingViewProps) {
  const putBack = useMemo(() => createPutBack(session), [session]);
  const points = useKept(sharing, listRestorePoints);
  const lines = useKept(sharing, readSyncLog);
  const facts = sharing.facts.value;
  const isShared = facts?.status.sharing === true;

  async function onEntered({ adopt }: Joined) {
    sharing.refresh();
    await Promise.all([wakeForSharing(), sharing.shareNow()]);
    if (adopt) await putBack.adopt(adopt.restorePoint, adopt.how);
  }

  const restore = points.length > 0 && (
    <RestoreSection
      points={points}
      view={putBack.view.value}
      onRestore={(key) => void putBack.restore(key)}
      onMerge={isShared ? (key) => void putBack.adopt(key, 'merge') : undefined}
    />
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
          <DiagnosticsSection lines={lines} onCopy={(text) => navigator.clipboard.writeText(text)} />
        </SharedWorkspace>
      ) : (
        restore
      )}
      <PublishingSections session={session} publishing={publishing} isShared={isShared} />
    </SharingPage>
  );
}

/** Read anew whenever it may stand otherwise with sharing. */
function useKept<Listed>(sharing: SharingSession, read: (db: Db) => Promise<Listed[]>): Listed[] {
  const kept = useSignal<Listed[]>([]);
  useSignalEffect(() => {
    void sharing.facts.value;
    read(sharing.db).then(
      (listed) => {
        kept.value = listed;
      },
      (fault: unknown) => void reportError('Reading what was kept of sharing', fault),
    );
  });
  return kept.value;
}
