import { useEffect, useMemo } from 'preact/hooks';
import { FirstRunPage } from '../../components/first-run/FirstRunPage.tsx';
import { FirstRunStep } from '../../components/first-run/FirstRunStep.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { createSetup } from '../../lib/session/setup.ts';
import { saveSettings } from '../../lib/settings.ts';
import { startImport } from '../../lib/transfer/import-client.ts';
import { AddInvitation } from './AddInvitation.tsx';

export function FirstRun({ session }: { session: OptionsSession }) {
  const setup = useMemo(() => createSetup(session, { start: startImport, save: saveSettings }), [session]);
  useEffect(() => () => setup.importing.cancel(), [setup]);
  return (
    <FirstRunPage chosen={setup.role.value} onChoose={setup.choose}>
      <FirstRunStep
        setup={setup}
        authorName={session.author().by}
        invitation={<AddInvitation db={session.db} onAccepted={() => void setup.finish()} />}
      />
    </FirstRunPage>
  );
}
