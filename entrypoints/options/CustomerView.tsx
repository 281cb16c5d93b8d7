import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { DisputedContacts } from '../../components/conflicts/DisputedContacts.tsx';
import { CustomerLinks } from '../../components/directory/CustomerLinks.tsx';
import { CustomerMissing } from '../../components/directory/CustomerMissing.tsx';
import { translateKey, useT } from '../../components/ui/i18n.tsx';
import { listText } from '../../components/ui/list-text.ts';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import type { SubscriptionId, TenantId } from '../../lib/directory/types.ts';
import { disputedNames } from '../../lib/session/conflict-contacts.ts';
import { createCustomerActions } from '../../lib/session/customer-actions.ts';
import { type OpenCustomer, watchCustomer } from '../../lib/session/open-customer.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import type { Publishing } from '../../lib/session/publishing.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { CustomerFindings } from './CustomerFindings.tsx';
import { CustomerInvitation } from './CustomerInvitation.tsx';
import { CustomerSections } from './CustomerSections.tsx';
import { CustomerTools } from './CustomerTools.tsx';

interface CustomerViewProps {
  session: OptionsSession;
  publishing: Publishing;
  /** Writes this customer to Partner Center. */
  apply: ComponentChildren;
  tenantId: TenantId;
  /** Chosen for designation. */
  subscription: SubscriptionId | undefined;
}

export function CustomerView({ session, publishing, apply, tenantId, subscription }: CustomerViewProps) {
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
      {customer.aliases.length > 0 && (
        <span>{t('care.alsoKnownAs', { names: listText(customer.aliases, t.locale) })}</span>
      )}
      {customer.domains[0] && <bdi>{customer.domains[0]}</bdi>}
      <bdi>{customer.tenantId}</bdi>
      {customer.links && <CustomerLinks links={customer.links} />}
    </>
  );
  return (
    <Page
      title={customer?.companyName ?? t(view.state === 'missing' ? 'customers.missing.title' : 'options.loading')}
      lead={lead}
      back={{ href: formatRoute({ view: 'customers' }), label: t('customers.back') }}
      actions={customer && <CustomerTools session={session} customer={customer} />}
    >
      {customer ? (
        <>
          <DisputedContacts
            names={disputedNames(session.conflicts.value, customer)}
            href={formatRoute({ view: 'conflicts' })}
          />
          <CustomerFindings session={session} customer={customer} actions={actions} />
          <CustomerSections
            session={session}
            customer={customer}
            actions={actions}
            subscription={subscription}
            apply={apply}
            invitation={<CustomerInvitation session={session} publishing={publishing} customer={customer} />}
          />
        </>
      ) : (
        <Unready view={view} tenantId={tenantId} />
      )}
    </Page>
  );
}

function Unready({ view, tenantId }: { view: OpenCustomer; tenantId: TenantId }) {
  const t = useT();
  if (view.state === 'failed') return <Notice level="error">{t('customers.failed', { reason: view.reason })}</Notice>;
  if (view.state !== 'missing') return null;
  return <CustomerMissing tenantId={tenantId} />;
}
