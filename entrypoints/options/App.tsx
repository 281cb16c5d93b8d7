import { useMemo, useRef } from 'preact/hooks';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { LiveRegion } from '../../components/ui/LiveRegion.tsx';
import { ReadOnlyNotice } from '../../components/ui/ReadOnlyNotice.tsx';
import { WriteGateProvider } from '../../components/ui/write-gate.ts';
import type { Apply } from '../../lib/session/apply.ts';
import type { CustomerList } from '../../lib/session/customer-list.ts';
import type { LiveSettings } from '../../lib/session/live-settings.ts';
import type { Observing } from '../../lib/session/observing.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { PartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import { routeFor } from '../../lib/session/route.ts';
import type { SharingSession } from '../../lib/session/sharing.ts';
import { ApplyHost } from './ApplyHost.tsx';
import { FirstRun } from './FirstRun.tsx';
import { LookProvider } from './LookProvider.tsx';
import { ReviewHost } from './ReviewHost.tsx';
import { RouteView } from './RouteView.tsx';
import { Shell } from './Shell.tsx';
import { usePageLook } from './use-page-look.ts';
import { useRoute } from './use-route.ts';

export interface AppProps {
  session: OptionsSession;
  live: LiveSettings;
  sharing: SharingSession;
  publishing: Publishing;
  partnerCenter: PartnerCenterConnection;
  apply: Apply;
  observing: Observing;
  openCustomers: () => CustomerList;
}

const READ_ONLY = 'read-only';

export function App({ session, live, sharing, publishing, partnerCenter, apply, observing, openCustomers }: AppProps) {
  const settings = live.settings.value;
  const translate = live.translate.value;
  const route = routeFor(settings.role, useRoute());
  const opened = useRef<CustomerList | undefined>(undefined);
  /** Read on the first visit, kept from then on. */
  const customers = useMemo(
    () => () => {
      opened.current ??= openCustomers();
      return opened.current;
    },
    [openCustomers],
  );
  usePageLook(settings, translate);
  const reason = session.readOnly.value;
  return (
    <I18nProvider value={translate}>
      <LookProvider settings={settings}>
        <WriteGateProvider value={reason && READ_ONLY}>
          <LiveRegion>
            {settings.role === null ? (
              <FirstRun session={session} />
            ) : (
              <Shell session={session} sharing={sharing} route={route} role={settings.role}>
                {reason && <ReadOnlyNotice id={READ_ONLY} reason={reason} />}
                <RouteView
                  session={session}
                  route={route}
                  settings={settings}
                  customers={customers}
                  sharing={sharing}
                  publishing={publishing}
                  partnerCenter={partnerCenter}
                  apply={apply}
                  observing={observing}
                />
              </Shell>
            )}
            <ReviewHost session={session} />
            <ApplyHost apply={apply} partnerCenter={partnerCenter} />
          </LiveRegion>
        </WriteGateProvider>
      </LookProvider>
    </I18nProvider>
  );
}
