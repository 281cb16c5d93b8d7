import { SharingPage } from '../../components/sharing/SharingPage.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import { EnterWorkspace } from './EnterWorkspace.tsx';
import { SharedWorkspace } from './SharedWorkspace.tsx';

interface SharingViewProps {
  session: OptionsSession;
  sharing: SharingSession;
}

export function SharingView({ session, sharing }: SharingViewProps) {
  const facts = sharing.facts.value;
  const isShared = facts?.status.sharing === true;
  return (
    <SharingPage isShared={isShared}>
      {facts && !isShared && <EnterWorkspace session={session} sharing={sharing} />}
      {isShared && <SharedWorkspace sharing={sharing} />}
    </SharingPage>
  );
}
