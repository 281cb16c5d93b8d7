import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { CustomerForm } from '../../components/directory/CustomerForm.tsx';
import { DelegatedAdminPanel } from '../../components/directory/DelegatedAdminPanel.tsx';
import f from '../../components/directory/Form.module.css';
import { Section } from '../../components/overview/Section.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { byName } from '../../lib/directory/order.ts';
import type { Customer, Partner, SubscriptionId } from '../../lib/directory/types.ts';
import { disputedNames } from '../../lib/session/conflict-contacts.ts';
import type { CustomerActions } from '../../lib/session/customer-actions.ts';
import { toCustomerDraft } from '../../lib/session/customer-draft.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { subscriptionLines } from '../../lib/session/subscription-lines.ts';
import { CustomerObserved } from './CustomerObserved.tsx';
import { DesignationSection } from './DesignationSection.tsx';
import { PartnerCenterSection } from './PartnerCenterSection.tsx';
import { PreviewCard } from './PreviewCard.tsx';
import { SubscriptionsSection } from './SubscriptionsSection.tsx';
import { goTo } from './use-route.ts';
import { VcardActions } from './VcardActions.tsx';

export interface CustomerSectionsProps {
  session: OptionsSession;
  customer: Customer;
  actions: CustomerActions;
  subscription: SubscriptionId | undefined;
  /** Beside what Partner Center must be told. */
  apply: ComponentChildren;
  /** Below what the customer sees. */
  invitation: ComponentChildren;
}

const nameAndId = ({ name, tenantId }: Partner) => ({ name, id: tenantId });

export function CustomerSections(props: CustomerSectionsProps) {
  const { session, customer, actions, apply, invitation } = props;
  const t = useT();
  const partners = session.partners.value;
  const today = session.today();
  const contacts = contactsFor(customer, { partners }, today);
  const lines = subscriptionLines(customer, { partners }, today);
  const chosen = (lines.find((line) => line.subscription.id === props.subscription) ?? lines[0])?.subscription;
  return (
    <>
      <SubscriptionsSection {...props} lines={lines} chosen={chosen?.id} />
      <div class={f.columns}>
        <div class={f.column}>
          {chosen && <DesignationSection key={chosen.id} {...props} chosen={chosen} />}
          <Profile customer={customer} actions={actions} />
          <DelegatedAdmin customer={customer} actions={actions} partners={partners} />
          <CustomerObserved session={session} customer={customer} />
          {apply}
          <PartnerCenterSection session={session} customer={customer.tenantId} />
          <Removal actions={actions} />
        </div>
        <div class={f.column}>
          <Section title={t('customers.preview')} text={t('customers.preview.text')}>
            <PreviewCard contacts={contacts} disputed={disputedNames(session.conflicts.value, customer)} />
            <VcardActions partners={contacts.contacts.map(({ partner }) => partner)} />
          </Section>
          {invitation}
        </div>
      </div>
    </>
  );
}

interface DelegatedAdminProps extends Pick<CustomerSectionsProps, 'customer' | 'actions'> {
  partners: readonly Partner[];
}

function DelegatedAdmin({ customer, actions, partners }: DelegatedAdminProps) {
  const t = useT();
  const [outcome, setOutcome] = useState<FormOutcome>();
  const resellers = partners
    .filter(({ role }) => role === 'indirectReseller')
    .sort((a, b) => byName(nameAndId(a), nameAndId(b)));
  return (
    <Section title={t('customers.delegatedAdmin')} text={t('customers.delegatedAdmin.text')}>
      <DelegatedAdminPanel
        held={customer.delegatedAdmin}
        resellers={resellers}
        onReview={(held) => setOutcome(actions.setDelegatedAdmin(held))}
      />
      {outcome?.state === 'unchanged' && <Notice live>{t('customers.unchanged')}</Notice>}
    </Section>
  );
}

function Removal({ actions }: Pick<CustomerSectionsProps, 'actions'>) {
  const t = useT();
  return (
    <Section title={t('care.remove.customer')} text={t('care.remove.customer.text')} tone="danger">
      <div>
        <Button writes variant="danger" onClick={() => void actions.remove(() => goTo({ view: 'customers' }))}>
          {t('care.remove.customer')}
        </Button>
      </div>
    </Section>
  );
}

function Profile({ customer, actions }: Pick<CustomerSectionsProps, 'customer' | 'actions'>) {
  const t = useT();
  const [outcome, setOutcome] = useState<FormOutcome>();
  const initial = toCustomerDraft(customer);
  return (
    <Section title={t('customers.profile')}>
      <CustomerForm
        key={JSON.stringify(initial)}
        initial={initial}
        problems={problemsOf(outcome)}
        onReview={(draft) => setOutcome(actions.editProfile(draft))}
      />
      {outcome?.state === 'unchanged' && <Notice live>{t('customers.unchanged')}</Notice>}
    </Section>
  );
}
