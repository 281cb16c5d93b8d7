import { useMemo } from 'preact/hooks';
import { AddressChangeForm } from '../../components/publishing/AddressChangeForm.tsx';
import { PublishSection } from '../../components/publishing/PublishSection.tsx';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { Publishing, PublishingFacts } from '../../lib/session/publishing.ts';
import { createAddressChange } from '../../lib/session/publishing-address.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { STORE_REACH } from './store-reach.ts';

interface PublishFeedsProps {
  session: OptionsSession;
  publishing: Publishing;
  facts: PublishingFacts;
}

/** What lies on the host, and where that is. */
export function PublishFeeds({ session, publishing, facts }: PublishFeedsProps) {
  const address = useMemo(
    () => createAddressChange(session, { ...STORE_REACH, onDone: publishing.refresh }),
    [session, publishing],
  );
  return (
    <PublishSection
      facts={facts}
      now={Date.now()}
      view={publishing.view.value}
      onPublish={() => void publishing.publish()}
      onCheckAll={() => void publishing.checkAll()}
      onPause={publishing.pause}
      onByItself={(byItself) => void publishing.setByItself(byItself)}
      onSaveInvitations={() => void saveInvitations(session)}
    >
      <AddressChangeForm
        view={address.view.value}
        mayChangeReaders={facts.endorsed !== undefined}
        onChange={(draft) => void address.change(draft)}
      />
    </PublishSection>
  );
}

async function saveInvitations({ db, workspace }: OptionsSession): Promise<void> {
  try {
    const { invitationsCsv } = await import('../../lib/session/publishing-invite.ts');
    const file = await invitationsCsv(db, workspace.peek());
    if (file) saveFile(file, 'support-contacts-invitations.csv');
  } catch (fault) {
    reportError('Writing the invitations', fault);
  }
}
