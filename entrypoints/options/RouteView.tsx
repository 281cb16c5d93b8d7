import { MalformedAddress } from '../../components/directory/MalformedAddress.tsx';
import type { CustomerList } from '../../lib/session/customer-list.ts';
import type { Route } from '../../lib/session/route.ts';
import type { Settings } from '../../lib/settings.ts';
import { ApplySection } from './ApplySection.tsx';
import { ChangesView } from './ChangesView.tsx';
import { ConflictsView } from './ConflictsView.tsx';
import { CustomersView } from './CustomersView.tsx';
import { CustomerView } from './CustomerView.tsx';
import { ImportExportView } from './ImportExportView.tsx';
import { lazyView } from './lazy-view.tsx';
import { MyContactsView } from './MyContactsView.tsx';
import { NewCustomerView } from './NewCustomerView.tsx';
import { NewPartnerView } from './NewPartnerView.tsx';
import { OverviewView } from './OverviewView.tsx';
import { PartnersView } from './PartnersView.tsx';
import { PartnerView } from './PartnerView.tsx';
import type { PageParts } from './page-parts.ts';
import { SettingsView } from './SettingsView.tsx';
import { SharingView } from './SharingView.tsx';

const DiagnosticsView = lazyView(async () => (await import('./DiagnosticsView.tsx')).DiagnosticsView);
const PartnerCenterView = lazyView(async () => (await import('./PartnerCenterView.tsx')).PartnerCenterView);

interface RouteViewProps extends PageParts {
  route: Route;
  settings: Settings;
  customers: () => CustomerList;
}

export function RouteView(props: RouteViewProps) {
  const { session, route, settings, customers, sharing, publishing, partnerCenter, apply, observing } = props;
  switch (route.view) {
    case 'contacts':
      return <MyContactsView db={session.db} />;
    case 'overview':
      return <OverviewView session={session} />;
    case 'customers':
      return <CustomersView session={session} list={customers()} show={route.show} />;
    case 'newCustomer':
      return <NewCustomerView session={session} />;
    case 'customer':
      return (
        <CustomerView
          key={route.tenantId}
          session={session}
          publishing={publishing}
          apply={<ApplySection apply={apply} partnerCenter={partnerCenter} customer={route.tenantId} />}
          tenantId={route.tenantId}
          subscription={route.subscription}
        />
      );
    case 'partners':
      return <PartnersView session={session} show={route.show} />;
    case 'newPartner':
      return <NewPartnerView session={session} />;
    case 'partner':
      return <PartnerView key={route.tenantId} session={session} tenantId={route.tenantId} />;
    case 'malformed':
      return <MalformedAddress section={route.section} id={route.id} />;
    case 'changes':
      return <ChangesView session={session} />;
    case 'conflicts':
      return <ConflictsView session={session} />;
    case 'sharing':
      return <SharingView session={session} sharing={sharing} publishing={publishing} />;
    case 'partner-center':
      return <PartnerCenterView session={session} partnerCenter={partnerCenter} apply={apply} observing={observing} />;
    case 'import-export':
      return <ImportExportView session={session} />;
    case 'diagnostics':
      return <DiagnosticsView session={session} role={settings.role} />;
    case 'settings':
      return <SettingsView session={session} sharing={sharing} settings={settings} />;
  }
}
