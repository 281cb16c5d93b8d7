import { useState } from 'preact/hooks';
import { CustomerForm } from '../../components/directory/CustomerForm.tsx';
import { Section } from '../../components/overview/Section.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { type CustomerDraft, toCustomerDraft } from '../../lib/session/customer-draft.ts';
import { addCustomer } from '../../lib/session/new-customer.ts';
import { type FormOutcome, problemsOf } from '../../lib/session/open-review.ts';
import type { OptionsSession } from '../../lib/session/options-session.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { goTo } from './use-route.ts';

export function NewCustomerView({ session }: { session: OptionsSession }) {
  const t = useT();
  const [outcome, setOutcome] = useState<FormOutcome>();
  const review = async (draft: CustomerDraft) =>
    setOutcome(await addCustomer(session, draft, ({ tenantId }) => goTo({ view: 'customer', tenantId })));
  return (
    <Page
      title={t('customers.new')}
      lead={t('customers.new.lead')}
      back={{ href: formatRoute({ view: 'customers' }), label: t('customers.back') }}
    >
      <Section title={t('customers.profile')}>
        <CustomerForm
          isNew
          initial={toCustomerDraft(undefined)}
          problems={problemsOf(outcome)}
          onReview={(draft) => void review(draft)}
        />
      </Section>
    </Page>
  );
}
