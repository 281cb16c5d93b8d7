import { useMemo } from 'preact/hooks';
import { JoinSection } from '../../components/publishing/JoinSection.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createPublisherJoin } from '../../lib/session/publisher-join.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { STORE_REACH } from './store-reach.ts';

interface JoinPublishingProps {
  session: OptionsSession;
  publishing: Publishing;
  /** This profile published until its key was revoked. */
  isAgain: boolean;
}

/** A further publisher's way, in a team that publishes from another browser. */
export function JoinPublishing({ session, publishing, isAgain }: JoinPublishingProps) {
  const join = useMemo(
    () => createPublisherJoin(session, { ...STORE_REACH, onDone: publishing.refresh }),
    [session, publishing],
  );
  const { value: view } = join.view;
  if (!view) return null;
  return (
    <JoinSection
      view={view}
      problem={join.problem.value}
      busy={join.isBusy.value}
      isAgain={isAgain}
      author={session.author().by}
      onAsk={(name) => void join.ask(name)}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onSave={(text) => saveFile(new Blob([`${text}\n`]), 'support-contacts-request.txt')}
      onBegin={(draft) => void join.begin(draft)}
      onCancel={() => void join.cancel()}
    />
  );
}
