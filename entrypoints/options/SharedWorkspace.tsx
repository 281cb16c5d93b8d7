import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { HeldSection } from '../../components/sharing/HeldSection.tsx';
import { LeaveSection } from '../../components/sharing/LeaveSection.tsx';
import { StandingSection } from '../../components/sharing/StandingSection.tsx';
import { MembersSection, type Renewal, StoreSection } from '../../components/sharing/WorkspaceSections.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import { createHeldReview } from '../../lib/session/sharing-held.ts';
import { leave } from '../../lib/session/sharing-leave.ts';
import { renewAddress } from '../../lib/session/sharing-renew.ts';
import { STORE_REACH } from './store-reach.ts';

interface SharedWorkspaceProps {
  session: OptionsSession;
  sharing: SharingSession;
  /** Before the way out. */
  children: ComponentChildren;
}

/** What is known of the workspace that this profile shares, and what can be done about it. */
export function SharedWorkspace({ session, sharing, children }: SharedWorkspaceProps) {
  const { db, shareNow } = sharing;
  const renewal = useSignal<Renewal>({ state: 'idle' });
  const held = useMemo(() => createHeldReview({ ...STORE_REACH, db, shareNow }), [db, shareNow]);
  useEffect(() => held.close, [held]);
  const facts = sharing.facts.value;
  const standing = sharing.standing.value;
  if (!facts?.status.sharing || !standing || standing.state === 'local') return null;
  const { place, agent, status } = facts;

  async function renew(text: string) {
    renewal.value = { state: 'busy' };
    const problem = await renewAddress(db, status.workspace, text, STORE_REACH);
    renewal.value = problem ? { state: 'refused', problem } : { state: 'renewed' };
    if (problem) return;
    sharing.refresh();
    void shareNow();
  }

  return (
    <>
      <StandingSection
        standing={standing}
        isBusy={sharing.isBusy.value}
        refused={sharing.refused.value}
        onShare={() => void shareNow()}
      />
      {standing.state === 'held' && (
        <HeldSection
          held={standing.held}
          view={held.view.value}
          nameOf={(id) => session.partners.value.find(({ tenantId }) => tenantId === id)?.name}
          onOpen={() => void held.open()}
          onApply={() => void held.apply()}
          onClose={held.close}
        />
      )}
      <MembersSection members={status.members} own={agent} />
      <StoreSection
        place={place}
        rights={sharing.rights.value}
        renewal={renewal.value}
        now={Date.now()}
        onRenew={(text) => void renew(text)}
      />
      {children}
      <LeaveSection waiting={status.waiting} onLeave={() => leave(db, shareNow)} />
    </>
  );
}
