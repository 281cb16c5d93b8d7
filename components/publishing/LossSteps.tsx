import s from '../sharing/sharing.module.css';
import { useT } from '../ui/i18n.tsx';
import p from './publishing.module.css';

const STEPS = ['publish', 'tokens', 'addresses', 'check', 'root'] as const;

/** What no one but a person can do once a device is lost, in its order. */
export function LossSteps({ isOpen }: { isOpen: boolean }) {
  const t = useT();
  return (
    <details class={s.details} open={isOpen}>
      <summary>{t('publishers.loss.title')}</summary>
      <ol class={p.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <strong>{t(`publishers.loss.${step}`)}</strong>
            <p>{t(`publishers.loss.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
