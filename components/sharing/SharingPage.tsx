import { Section } from '../overview/Section.tsx';
import { ViewPage } from '../overview/ViewPage.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './SharingPage.module.css';

export interface Held {
  /** Absent while they are being counted. */
  customers?: number | undefined;
  partners: number;
  /** Commits in the history. */
  changes: number;
}

interface SharingPageProps {
  held: Held;
}

/** What this browser holds, that nothing leaves it, and how to pass it on as files. */
export function SharingPage({ held }: SharingPageProps) {
  const t = useT();
  return (
    <ViewPage title={t('settings.sharing.title')} lead={t('settings.sharing.lead')} width="text">
      <Section title={t('settings.sharing.held.title')} text={t('settings.sharing.held.text')}>
        <HeldCounts held={held} />
      </Section>
      <Section title={t('settings.sharing.team.title')}>
        <Steps
          steps={[
            t('settings.sharing.team.export'),
            t('settings.sharing.team.send'),
            t('settings.sharing.team.import'),
          ]}
        />
        <a href="#/import-export">{t('settings.sharing.team.link')}</a>
      </Section>
      <Section title={t('settings.sharing.customer.title')}>
        <Steps
          steps={[
            t('settings.sharing.customer.open'),
            t('settings.sharing.customer.send'),
            t('settings.sharing.customer.import'),
          ]}
        />
        <a href="#/customers">{t('settings.sharing.customer.link')}</a>
      </Section>
    </ViewPage>
  );
}

function HeldCounts({ held: { customers, partners, changes } }: SharingPageProps) {
  const t = useT();
  return (
    <ul class={s.held}>
      <li>
        {customers === undefined
          ? t('settings.sharing.held.counting')
          : t('settings.sharing.held.customers', { count: customers })}
      </li>
      <li>{t('settings.sharing.held.partners', { count: partners })}</li>
      <li>{t('settings.sharing.held.changes', { count: changes })}</li>
    </ul>
  );
}

function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol class={s.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
