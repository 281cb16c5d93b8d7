import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { EntrySection } from '../../components/sharing/EntrySection.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { countCustomers } from '../../lib/session/overview-count.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import { createSharingEntry } from '../../lib/session/sharing-entry.ts';
import { wakeForSharing } from '../../lib/surfaces/share-in-background.ts';
import { STORE_REACH } from './store-reach.ts';

interface EnterWorkspaceProps {
  session: OptionsSession;
  sharing: SharingSession;
}

/** From a pasted address to a shared directory. */
export function EnterWorkspace({ session, sharing }: EnterWorkspaceProps) {
  const { db, head } = session;
  const customers = useSignal<number | undefined>(undefined);
  useSignalEffect(() => {
    void head.value;
    const controller = new AbortController();
    countCustomers(db, controller.signal).then(
      (count) => {
        customers.value = count;
      },
      () => undefined,
    );
    return () => controller.abort();
  });
  const entry = useMemo(
    () =>
      createSharingEntry({
        ...STORE_REACH,
        db,
        onEntered() {
          sharing.refresh();
          void sharing.shareNow();
          void wakeForSharing();
        },
      }),
    [db, sharing],
  );
  useEffect(() => entry.cancel, [entry]);
  return (
    <EntrySection
      entry={entry.view.value}
      customers={customers.value}
      now={Date.now()}
      onLook={(text) => void entry.look(text)}
      onStart={() => void entry.start()}
      onJoin={(local) => void entry.join(local)}
      onCancel={entry.cancel}
    />
  );
}
