import { useSignal } from '@preact/signals';
import { ViewPage } from '../../components/overview/ViewPage.tsx';
import { ConnectionForm } from '../../components/partner-center/ConnectionForm.tsx';
import { ReachSection } from '../../components/partner-center/ReachSection.tsx';
import { StandingSection } from '../../components/partner-center/StandingSection.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { CLOUD_PLACES, signOutUrl } from '../../lib/partner-center/clouds.ts';
import type { Connection } from '../../lib/partner-center/connection.ts';
import type { Apply } from '../../lib/session/apply.ts';
import type { Observing } from '../../lib/session/observing.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { redirectUrl } from '../../lib/session/partner-center-sign-in.ts';
import { ApplySection } from './ApplySection.tsx';
import { DelegatedAdminHost } from './DelegatedAdminHost.tsx';
import { ObserveHost } from './ObserveHost.tsx';

interface PartnerCenterViewProps {
  session: OptionsSession;
  partnerCenter: PartnerCenterConnection;
  apply: Apply;
  observing: Observing;
}

const copy = (text: string) => navigator.clipboard.writeText(text);

/** Observing and applying have their sections between the connection and what there is without it. */
export function PartnerCenterView({ session, partnerCenter, apply, observing }: PartnerCenterViewProps) {
  const t = useT();
  const isEditing = useSignal(false);
  const connection = partnerCenter.connection.value;
  async function connect(draft: Parameters<PartnerCenterConnection['connect']>[0]) {
    if (await partnerCenter.connect(draft)) isEditing.value = false;
  }
  return (
    <ViewPage title={t('partnerCenter.title')} lead={t('partnerCenter.lead')} width="text">
      {connection && (connection === 'none' || isEditing.value) && (
        <ConnectionForm
          connection={connection === 'none' ? undefined : connection}
          problem={partnerCenter.problem.value}
          redirectUrl={redirectUrl()}
          onConnect={(draft) => void connect(draft)}
          onCancel={connection === 'none' ? undefined : () => (isEditing.value = false)}
          onCopy={copy}
        />
      )}
      {typeof connection === 'object' && !isEditing.value && (
        <StandingSection
          connection={connection}
          standing={partnerCenter.standing.value}
          partners={session.partners.value}
          redirectUrl={redirectUrl()}
          signOutUrl={signOutUrl(connection)}
          onSignIn={(how) => void partnerCenter.signIn(how)}
          onGiveUp={partnerCenter.giveUp}
          onSignOut={() => void partnerCenter.signOut()}
          onEdit={() => (isEditing.value = true)}
          onDisconnect={() => void partnerCenter.disconnect()}
          onCopy={copy}
        />
      )}
      {typeof connection === 'object' && (
        <ObserveHost
          session={session}
          observing={observing}
          isSignedIn={partnerCenter.partnerCenter.value !== undefined}
        />
      )}
      {typeof connection === 'object' && <ApplySection apply={apply} partnerCenter={partnerCenter} />}
      {hasGraph(connection) && <DelegatedAdminHost session={session} partnerCenter={partnerCenter} />}
      <ReachSection />
    </ViewPage>
  );
}

const hasGraph = (connection: Connection | 'none' | undefined) =>
  typeof connection === 'object' && CLOUD_PLACES[connection.cloud].graph !== undefined;
