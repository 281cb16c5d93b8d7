import { useEffect, useMemo } from 'preact/hooks';
import { DelegatedAdminSection } from '../../components/partner-center/DelegatedAdminSection.tsx';
import { createDelegatedAdmin } from '../../lib/session/delegated-admin.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { STORE_REACH } from './store-reach.ts';

interface DelegatedAdminHostProps {
  session: OptionsSession;
  partnerCenter: PartnerCenterConnection;
}

export function DelegatedAdminHost({ session, partnerCenter }: DelegatedAdminHostProps) {
  const { askPermission, fetch } = STORE_REACH;
  const reading = useMemo(
    () => createDelegatedAdmin(session, partnerCenter, { askPermission, fetch }),
    [session, partnerCenter, askPermission, fetch],
  );
  useEffect(() => reading.cancel, [reading]);
  return (
    <DelegatedAdminSection
      view={reading.view.value}
      isSignedIn={partnerCenter.standing.value.state === 'signedIn'}
      onRead={() => void reading.read()}
      onSignIn={() => void reading.signInAndRead()}
      onReview={() => void reading.review()}
      onCancel={reading.cancel}
    />
  );
}
