import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { EntrySection } from '../../components/sharing/EntrySection.tsx';
import { PolicyOffer } from '../../components/sharing/PolicyOffer.tsx';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { countCustomers } from '../../lib/session/overview-count.ts';
import { createPolicyWorkspace } from '../../lib/session/policy-workspace.ts';
import { createSharingEntry, type Joined } from '../../lib/session/sharing-entry.ts';
import { HOST_PERMISSIONS } from '../../lib/surfaces/host-permissions.ts';
import { STORE_REACH } from './store-reach.ts';

interface EnterWorkspaceProps {
  session: OptionsSession;
  onEntered: (joined: Joined) => void;
}

/** From a pasted address to a shared directory. */
export function EnterWorkspace({ session, onEntered }: EnterWorkspaceProps) {
  const { db, head } = session;
  const customers = useSignal<number | undefined>(undefined);
  useSignalEffect(() => {
    void head.value;
    const controller = new AbortController();
    countCustomers(db, controller.signal).then(
      (count) => {
        customers.value = count;
      },
      (fault: unknown) => {
        if (!controller.signal.aborted) reportError('Counting the customers', fault);
      },
    );
    return () => controller.abort();
  });
  const entered = useRef(onEntered);
  entered.current = onEntered;
  const entry = useMemo(
    () => createSharingEntry({ ...STORE_REACH, db, onEntered: (joined) => entered.current(joined) }),
    [db],
  );
  useEffect(() => entry.cancel, [entry]);
  const policy = useMemo(() => createPolicyWorkspace(db, { ...STORE_REACH, permissions: HOST_PERMISSIONS }), [db]);
  useEffect(() => policy.dispose, [policy]);
  const offer = entry.view.value.state === 'entering' ? policy.offer.value : undefined;
  return (
    <>
      {offer && (
        <PolicyOffer
          offer={offer}
          onLook={() => void entry.look(offer.url)}
          onAllow={policy.allow}
          onAgain={policy.tryAgain}
        />
      )}
      <EntrySection
        entry={entry.view.value}
        customers={customers.value}
        isEmpty={head.value === 0}
        now={Date.now()}
        onLook={(text) => void entry.look(text)}
        onStart={() => void entry.start()}
        onJoin={(local) => void entry.join(local)}
        onCancel={entry.cancel}
      />
    </>
  );
}
