import { useSignal } from '@preact/signals';
import { StandingSection } from '../../components/sharing/StandingSection.tsx';
import { MembersSection, type Renewal, StoreSection } from '../../components/sharing/WorkspaceSections.tsx';
import type { SharingSession } from '../../lib/session/sharing.ts';
import { renewAddress } from '../../lib/session/sharing-renew.ts';
import { STORE_REACH } from './store-reach.ts';

/** What is known of the workspace that this profile shares, and what can be done about it. */
export function SharedWorkspace({ sharing }: { sharing: SharingSession }) {
  const renewal = useSignal<Renewal>({ state: 'idle' });
  const facts = sharing.facts.value;
  const standing = sharing.standing.value;
  if (!facts?.status.sharing || !standing || standing.state === 'local') return null;
  const { place, agent, status } = facts;

  async function renew(text: string) {
    renewal.value = { state: 'busy' };
    const problem = await renewAddress(sharing.db, status.workspace, text, STORE_REACH);
    renewal.value = problem ? { state: 'refused', problem } : { state: 'renewed' };
    if (problem) return;
    sharing.refresh();
    void sharing.shareNow();
  }

  return (
    <>
      <StandingSection standing={standing} isBusy={sharing.isBusy.value} onShare={() => void sharing.shareNow()} />
      <MembersSection members={status.members} own={agent} />
      <StoreSection
        place={place}
        rights={sharing.rights.value}
        renewal={renewal.value}
        now={Date.now()}
        onRenew={(text) => void renew(text)}
      />
    </>
  );
}
