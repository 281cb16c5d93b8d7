import { Building2, Download } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { CustomerLinks } from '../../components/directory/CustomerLinks.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { translateKey, useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import type { Customer, SubscriptionId, TenantId } from '../../lib/directory/types.ts';
import { createCustomerActions } from '../../lib/session/customer-actions.ts';
import { type OpenCustomer, watchCustomer } from '../../lib/session/open-customer.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { saveFile } from '../../lib/session/transfer-save-file.ts';
import { exportForCustomer } from '../../lib/transfer/export.ts';
import { CustomerSections } from './CustomerSections.tsx';

interface CustomerViewProps {
  session: OptionsSession;
  tenantId: TenantId;
  /** Chosen for designation. */
  subscription: SubscriptionId | undefined;
}

export function CustomerView({ session, tenantId, subscription }: CustomerViewProps) {
  const t = useT();
  const watch = useMemo(() => watchCustomer(session, tenantId), [session, tenantId]);
  useEffect(() => watch.dispose, [watch]);
  const actions = useMemo(
    () =>
      createCustomerActions(session, watch, {
        commerce: (commerce) => translateKey(t, `review.value.commerce.${commerce}`),
        channel: (channel) => translateKey(t, `review.value.channel.${channel}`),
      }),
    [session, watch, t],
  );
  const view = watch.view.value;
  const customer = view.state === 'ready' ? view.customer : undefined;
  const lead = customer && (
    <>
      {customer.aliases.length > 0 && <span>{t('care.alsoKnownAs', { names: customer.aliases.join(', ') })}</span>}
      {customer.domains[0] && <span>{customer.domains[0]}</span>}
      <span>{customer.tenantId}</span>
      {customer.links && <CustomerLinks links={customer.links} />}
    </>
  );
  return (
    <Page
      title={customer?.companyName ?? t(view.state === 'missing' ? 'customers.missing.title' : 'options.loading')}
      lead={lead}
      back={{ href: formatRoute({ view: 'customers' }), label: t('customers.back') }}
      actions={customer && <ExportButton session={session} customer={customer} />}
    >
      {customer ? (
        <CustomerSections session={session} customer={customer} actions={actions} subscription={subscription} />
      ) : (
        <Unready view={view} />
      )}
    </Page>
  );
}

/** The file that this customer's own browser takes: nothing about anyone else is in it. */
function ExportButton({ session, customer }: { session: OptionsSession; customer: Customer }) {
  const t = useT();
  const save = () =>
    saveFile(
      exportForCustomer(customer, { partners: session.partners.peek() }),
      `support-contacts-${customer.tenantId}.json`,
    );
  return (
    <Button icon={Download} onClick={save}>
      {t('customers.export')}
    </Button>
  );
}

function Unready({ view }: { view: OpenCustomer }) {
  const t = useT();
  if (view.state === 'failed') return <Notice level="error">{t('customers.failed', { reason: view.reason })}</Notice>;
  if (view.state !== 'missing') return null;
  return <EmptyState icon={Building2} title={t('customers.missing.title')} text={t('customers.missing.text')} />;
}
