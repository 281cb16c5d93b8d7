import { Section } from '../overview/Section.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './FilesSections.module.css';

interface FilesSectionsProps {
  /** The team has the directory: it need not be passed on to colleagues. */
  isShared: boolean;
}

/** What is passed on as files, to whom no workspace reaches. */
export function FilesSections({ isShared }: FilesSectionsProps) {
  const t = useT();
  return (
    <>
      {!isShared && (
        <Section title={t('sharing.colleague.title')}>
          <Steps steps={[t('sharing.colleague.export'), t('sharing.colleague.send'), t('sharing.colleague.import')]} />
          <a href="#/import-export">{t('sharing.colleague.link')}</a>
        </Section>
      )}
      <Section title={t('sharing.customer.title')}>
        <Steps steps={[t('sharing.customer.open'), t('sharing.customer.send'), t('sharing.customer.import')]} />
        <a href="#/customers">{t('sharing.customer.link')}</a>
      </Section>
    </>
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
