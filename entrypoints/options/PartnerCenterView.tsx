import { ViewPage } from '../../components/overview/ViewPage.tsx';
import { ConnectionForm } from '../../components/partner-center/ConnectionForm.tsx';
import { ReachSection } from '../../components/partner-center/ReachSection.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';

interface PartnerCenterViewProps {
  session: OptionsSession;
  partnerCenter: PartnerCenterConnection;
}

/** Observing and applying have their sections between the connection and what there is without it. */
export function PartnerCenterView({ partnerCenter }: PartnerCenterViewProps) {
  const t = useT();
  const connection = partnerCenter.connection.value;
  return (
    <ViewPage title={t('partnerCenter.title')} lead={t('partnerCenter.lead')} width="text">
      {connection && (
        <ConnectionForm
          connection={connection === 'none' ? undefined : connection}
          problem={partnerCenter.problem.value}
          onConnect={(draft) => void partnerCenter.connect(draft)}
        />
      )}
      <ReachSection />
    </ViewPage>
  );
}
