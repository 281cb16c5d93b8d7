import type { ComponentChildren } from 'preact';
import { EMPTY_COMPANY } from '../../lib/session/empty-company.ts';
import type { Setup } from '../../lib/session/setup.ts';
import { ImportPanel } from '../transfer/ImportPanel.tsx';
import { useT } from '../ui/i18n.tsx';
import { CustomerChoices } from './CustomerChoices.tsx';
import { OwnCompanyForm } from './OwnCompanyForm.tsx';
import { UseExisting } from './UseExisting.tsx';

interface StepProps {
  setup: Setup;
  authorName: string;
  /** Where a customer gives an invitation. */
  invitation: ComponentChildren;
}

/** What the chosen role begins with. */
export function FirstRunStep(props: StepProps) {
  const { role, hasOwnCompany, customers } = props.setup;
  if (role.value === 'partner') return hasOwnCompany.value ? <Existing {...props} /> : <PartnerStep {...props} />;
  if (role.value === 'helpdesk' && customers.value.length > 0) return <Existing {...props} />;
  return <FileStep {...props} />;
}

function Existing({ setup }: StepProps) {
  return <UseExisting onUse={() => void setup.finish()} />;
}

function PartnerStep({ setup, authorName }: StepProps) {
  const t = useT();
  const isReviewing = setup.importing.view.value.state === 'review';
  return (
    <>
      {!isReviewing && (
        <OwnCompanyForm
          initial={EMPTY_COMPANY}
          authorName={authorName}
          problems={setup.problems.value}
          onSubmit={(draft, name) => void setup.submitCompany(draft, name)}
        />
      )}
      <Import setup={setup} title={t('settings.firstRun.partner.import')} text={t('transfer.import.text')} />
    </>
  );
}

function FileStep({ setup, invitation }: StepProps) {
  const t = useT();
  const isCustomer = setup.role.value === 'customer';
  const who = isCustomer ? 'customer' : 'helpdesk';
  const customers = setup.customers.value;
  const title = t(isCustomer ? 'subscription.firstRun.file' : 'settings.firstRun.helpdesk.title');
  return (
    <>
      {isCustomer && invitation}
      {isCustomer && customers.length > 0 && (
        <CustomerChoices customers={customers} onChoose={(tenantId) => void setup.finish(tenantId)} />
      )}
      <Import setup={setup} title={title} text={t(`settings.firstRun.${who}.text`)} />
    </>
  );
}

function Import({ setup, title, text }: { setup: Setup; title: string; text: string }) {
  const t = useT();
  const { importing } = setup;
  return (
    <ImportPanel
      title={title}
      text={text}
      view={importing.view.value}
      objection={setup.isForPartners.value ? t('settings.firstRun.customer.tooMany') : undefined}
      onFile={(file) => void importing.read(file)}
      onCancel={importing.cancel}
      onConfirm={() => void importing.confirm()}
    />
  );
}
