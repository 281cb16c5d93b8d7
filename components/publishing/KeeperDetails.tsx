import type { ComponentChildren } from 'preact';
import s from '../sharing/sharing.module.css';
import { useT } from '../ui/i18n.tsx';

/** For whoever has the key file: most do not. */
export function KeeperDetails({ children }: { children: ComponentChildren }) {
  const t = useT();
  return (
    <details class={s.details}>
      <summary>{t('publishers.keeper')}</summary>
      {children}
    </details>
  );
}
