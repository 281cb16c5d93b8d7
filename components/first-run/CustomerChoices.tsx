import { useState } from 'preact/hooks';
import type { TenantId } from '../../lib/directory/types.ts';
import type { CustomerChoice } from '../../lib/session/setup-customers.ts';
import { Section } from '../overview/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { useT } from '../ui/i18n.tsx';
import { Select } from '../ui/Select.tsx';
import s from './OwnCompanyForm.module.css';

interface CustomerChoicesProps {
  /** At least one. */
  customers: readonly CustomerChoice[];
  onChoose: (tenantId: TenantId) => void;
}

/** Which of the stored customers someone is. */
export function CustomerChoices({ customers, onChoose }: CustomerChoicesProps) {
  const t = useT();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const choice = customers.find(({ tenantId }) => tenantId === chosen) ?? customers[0];
  if (!choice) return null;
  return (
    <Section title={t('settings.firstRun.already')}>
      <Select
        label={t('settings.firstRun.customer.choose')}
        value={choice.tenantId}
        options={customers.map(({ tenantId, companyName }) => ({ value: tenantId, label: companyName }))}
        onChange={setChosen}
      />
      <div class={s.actions}>
        <Button variant="primary" onClick={() => onChoose(choice.tenantId)}>
          {t('settings.firstRun.done')}
        </Button>
      </div>
    </Section>
  );
}
