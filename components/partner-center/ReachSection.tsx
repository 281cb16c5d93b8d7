import { Section } from '../overview/Section.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './partner-center.module.css';

/** Whom the API is closed to, and what there is without it. */
export function ReachSection() {
  const t = useT();
  return (
    <Section title={t('partnerCenter.reach.title')}>
      <ul class={s.points}>
        <li>{t('partnerCenter.reach.without')}</li>
        <li>{t('partnerCenter.reach.closed')}</li>
        <li>{t('partnerCenter.reach.newCommerce')}</li>
        <li>{t('partnerCenter.reach.untried')}</li>
      </ul>
      <p>
        <a href="#/import-export">{t('partnerCenter.reach.files')}</a>
      </p>
    </Section>
  );
}
