import { useMemo, useState } from 'preact/hooks';
import { EndorseDialog } from '../../components/publishing/EndorseDialog.tsx';
import { PublisherFileDialog } from '../../components/publishing/PublisherFileDialog.tsx';
import { PublishersSection } from '../../components/publishing/PublishersSection.tsx';
import { RevokeDialog } from '../../components/publishing/RevokeDialog.tsx';
import { reportError } from '../../lib/report-error.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createEndorsement } from '../../lib/session/publisher-endorse.ts';
import { createPublisherFile } from '../../lib/session/publisher-file.ts';
import { endsOf, type ListedPublisher, listPublishers } from '../../lib/session/publisher-list.ts';
import { type Revoking, revokePublisher } from '../../lib/session/publisher-revoke.ts';
import type { Publishing, PublishingFacts } from '../../lib/session/publishing.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { STORE_REACH } from './store-reach.ts';

interface PublishersProps {
  session: OptionsSession;
  publishing: Publishing;
  /** Undefined in a profile that does not publish. */
  facts: PublishingFacts | undefined;
  root: string;
}

/** Whose keys customers trust, and what the keeper of the root does about it. */
export function Publishers({ session, publishing, facts, root }: PublishersProps) {
  const [revoking, setRevoking] = useState<{ of: ListedPublisher[]; isLost: boolean }>();
  const [isAfterLoss, setAfterLoss] = useState(false);
  const { file, endorsement } = useMemo(() => {
    const making = createPublisherFile(session);
    const onEndorsed = (name: string) => {
      void publishing.publish();
      making.open(name);
    };
    return { file: making, endorsement: createEndorsement(session, { now: STORE_REACH.now, onEndorsed }) };
  }, [session, publishing]);
  const publishers = listPublishers(session.workspace.value ?? { name: '' }, facts);
  const others = publishers.filter((publisher) => !publisher.isOwn && endsOf(publisher).length > 0);
  const revoke = (what: Revoking) => {
    const onWritten = () => {
      setAfterLoss(what.reason === 'lost');
      void publishing.publish();
    };
    setRevoking(undefined);
    revokePublisher(session, what, { now: STORE_REACH.now, onWritten }).catch(
      (fault: unknown) => void reportError('Revoking a key', fault),
    );
  };
  const [first, ...more] = revoking?.of ?? [];
  const { value: asked } = endorsement.view;
  const { value: making } = file.view;
  return (
    <>
      <PublishersSection
        publishers={publishers}
        root={root}
        isAfterLoss={isAfterLoss}
        keeper={
          facts?.endorsed && {
            onEndorse: endorsement.open,
            onCompare: endorsement.compare,
            onFile: () => file.open(),
            onRevoke: (key) => setRevoking({ of: [key], isLost: false }),
            onLost: others.length > 0 ? () => setRevoking({ of: others, isLost: true }) : undefined,
            onRenew: () => revoke({ kid: facts.signer, reason: 'replaced' }),
          }
        }
      />
      {asked.state !== 'closed' && (
        <EndorseDialog
          view={asked}
          onRead={(text) => void endorsement.read(text)}
          onEndorse={() => void endorsement.endorse()}
          onCancel={endorsement.cancel}
        />
      )}
      {making.state !== 'closed' && (
        <PublisherFileDialog
          view={making}
          onMake={(draft) => void file.make(draft)}
          onSave={() => making.state === 'made' && saveFile(new Blob([making.file]), 'support-contacts-publisher.txt')}
          onClose={file.close}
        />
      )}
      {first && (
        <RevokeDialog
          publishers={[first, ...more]}
          isLost={revoking?.isLost === true}
          onRevoke={revoke}
          onCancel={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}
