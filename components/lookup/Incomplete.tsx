import { useT } from '../ui/i18n.tsx';
import s from './Incomplete.module.css';

interface IncompleteProps {
  /** Stored customers that are left out. */
  damaged: number;
  /** Why the reading stopped. */
  failed: string | undefined;
}

/** Why a customer may be missing from the list. */
export function Incomplete({ damaged, failed }: IncompleteProps) {
  const t = useT();
  if (failed !== undefined)
    return (
      <p class={s.line} role="alert">
        {t('popup.failed', { reason: failed })}
      </p>
    );
  if (damaged === 0) return null;
  return <p class={s.line}>{t('popup.damaged', { count: damaged })}</p>;
}
