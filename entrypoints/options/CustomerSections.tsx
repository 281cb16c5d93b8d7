import { useState } from 'preact/hooks';
import { CustomerForm } from '../../components/directory/CustomerForm.tsx';
import { DelegatedAdminPanel } from '../../components/directory/DelegatedAdminPanel.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { translateKey, useT } from '../../components/ui/i18n.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { byName } from '../../lib/directory/order.ts';
import type { Customer, Partner, SubscriptionId } from '../../lib/directory/types.ts';
import type { CustomerActions } from '../../lib/session/customer-actions.ts';
import { toCustomerDraft } from '../../lib/session/customer-draft.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { PreviewCard } from './PreviewCard.tsx';
import { SubscriptionsSection } from './SubscriptionsSection.tsx';

export interface CustomerSectionsProps {
  session: OptionsSession;
  customer: Customer;
  actions: CustomerActions;
  subscription: SubscriptionId | undefined;
}

const nameAndId = ({ name, tenantId }: Partner) => ({ name, id: tenantId });

export function CustomerSections(props: CustomerSectionsProps) {
  const { session, customer, actions } = props;
  const t = useT();
  const partners = session.partners.value;
  const resellers = partners
    .filter(({ role }) => role === 'indirectReseller')
    .sort((a, b) => byName(nameAndId(a), nameAndId(b)));
  return (
    <>
      <SubscriptionsSection {...props} />
      <Section title={t('customers.preview')} text={t('customers.preview.text')}>
        <PreviewCard contacts={contactsFor(customer, { partners }, session.today())} />
      </Section>
      <Profile customer={customer} actions={actions} />
      <Section title={t('customers.delegatedAdmin')} text={t('customers.delegatedAdmin.text')}>
        <p>
          {t('customers.relationship')}: {translateKey(t, `review.value.relationship.${customer.relationship}`)}
        </p>
        <DelegatedAdminPanel
          held={customer.delegatedAdmin}
          resellers={resellers}
          onReview={(held) => void actions.setDelegatedAdmin(held)}
        />
      </Section>
    </>
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
