import { useMemo } from 'preact/hooks';
import { MadeSection } from '../../components/publishing/MadeSection.tsx';
import { PublishSection } from '../../components/publishing/PublishSection.tsx';
import { SetupForm } from '../../components/publishing/SetupForm.tsx';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import { createPublishingSetup } from '../../lib/session/publishing-setup.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { STORE_REACH } from './store-reach.ts';

interface PublishingSectionsProps {
  session: OptionsSession;
  publishing: Publishing;
}

/** The customers' part of sharing: keys first, then feeds. */
export function PublishingSections({ session, publishing }: PublishingSectionsProps) {
  const setup = useMemo(
    () => createPublishingSetup(session, { ...STORE_REACH, onDone: publishing.refresh }),
    [session, publishing],
  );
  const facts = publishing.facts.value;
  const root = session.workspace.value?.feeds?.root;
  const view = setup.view.value;
  if (!facts) return null;
  if (view.state === 'made')
    return (
      <MadeSection
        root={view.root}
        onSave={() => saveFile(new Blob([view.file]), 'support-contacts-keys.txt')}
        onFinish={() => void setup.finish()}
        onCancel={setup.cancel}
      />
    );
  if (facts === 'none' || facts.root !== root)
    return (
      <SetupForm
        problem={view.state === 'entering' ? view.problem : undefined}
        busy={view.state === 'making'}
        isElsewhere={root !== undefined}
        onMake={(draft) => void setup.make(draft)}
      />
    );
  return (
    <PublishSection
      facts={facts}
      view={publishing.view.value}
      onPublish={() => void publishing.publish()}
      onPause={publishing.pause}
      onByItself={(byItself) => void publishing.setByItself(byItself)}
      onSaveInvitations={() => void saveInvitations(session)}
    />
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
