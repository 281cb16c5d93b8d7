import { useMemo, useRef } from 'preact/hooks';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { LiveRegion } from '../../components/ui/LiveRegion.tsx';
import { ReadOnlyNotice } from '../../components/ui/ReadOnlyNotice.tsx';
import { WriteGateProvider } from '../../components/ui/write-gate.ts';
import type { CustomerList } from '../../lib/session/customer-list.ts';
import type { LiveSettings } from '../../lib/session/live-settings.ts';
import { routeFor } from '../../lib/session/route.ts';
import { ApplyHost } from './ApplyHost.tsx';
import { FirstRun } from './FirstRun.tsx';
import { LookProvider } from './LookProvider.tsx';
import type { PageParts } from './page-parts.ts';
import { ReviewHost } from './ReviewHost.tsx';
import { RouteView } from './RouteView.tsx';
import { Shell } from './Shell.tsx';
import { usePageLook } from './use-page-look.ts';
import { useRoute } from './use-route.ts';

export interface AppProps extends PageParts {
  live: LiveSettings;
  openCustomers: () => CustomerList;
}

const READ_ONLY = 'read-only';

export function App({ live, openCustomers, ...parts }: AppProps) {
  const { session, sharing, partnerCenter, apply } = parts;
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
                <RouteView {...parts} route={route} settings={settings} customers={customers} />
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
