import { useMemo } from 'preact/hooks';
import { KeeperDetails } from '../../components/publishing/KeeperDetails.tsx';
import { MadeSection } from '../../components/publishing/MadeSection.tsx';
import { SetupForm } from '../../components/publishing/SetupForm.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import { createPublishingSetup } from '../../lib/session/publishing-setup.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { JoinPublishing } from './JoinPublishing.tsx';
import { Publishers } from './Publishers.tsx';
import { PublishFeeds } from './PublishFeeds.tsx';
import { STORE_REACH } from './store-reach.ts';

interface PublishingSectionsProps {
  session: OptionsSession;
  publishing: Publishing;
  /** With a team, from which the keeper's yes arrives. */
  isShared: boolean;
}

/** The customers' part of sharing: keys first, then feeds. */
export function PublishingSections({ session, publishing, isShared }: PublishingSectionsProps) {
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
  const form = (
    <SetupForm
      problem={view.state === 'entering' ? view.problem : undefined}
      busy={view.state === 'making'}
      isElsewhere={root !== undefined}
      onMake={(draft) => void setup.make(draft)}
    />
  );
  if (!root) return form;
  if (facts === 'none' || facts.root !== root)
    return (
      <>
        {isShared && <JoinPublishing session={session} publishing={publishing} isAgain={false} />}
        {isShared ? <KeeperDetails>{form}</KeeperDetails> : form}
        <Publishers session={session} publishing={publishing} facts={undefined} root={root} />
      </>
    );
  const own = session.workspace.value?.feedKeys?.find(({ kid }) => kid === facts.signer);
  const mustAskAgain = !facts.endorsed && (!own || own.revokedReason !== undefined);
  return (
    <>
      {mustAskAgain && <JoinPublishing session={session} publishing={publishing} isAgain />}
      <PublishFeeds session={session} publishing={publishing} facts={facts} />
      <Publishers session={session} publishing={publishing} facts={facts} root={root} />
    </>
  );
}
