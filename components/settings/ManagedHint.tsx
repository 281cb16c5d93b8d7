import { Building2, Lock } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Managed } from '../../lib/policy/explain-policy.ts';
import { Icon } from '../ui/Icon.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './settings.module.css';

interface ManagedHintProps {
  managed: Managed;
  /** Takes the person's own choice back. */
  onReset: () => void;
}

/** Says below a setting that an administrator has to do with it. */
export function ManagedHint({ managed, onReset }: ManagedHintProps) {
  const t = useT();
  return (
    <span class={s.managed} data-managed={managed}>
      <Icon icon={managed === 'locked' ? Lock : Building2} size={14} />
      <span>
        {t(`policy.${managed}`)}{' '}
        {managed === 'overridden' && (
          <button type="button" class={s.reset} onClick={onReset}>
            {t('policy.useDefault')}
          </button>
        )}
      </span>
    </span>
  );
}

/** What a field shows below it: what it says anyway, and what the policy has to do with it. */
export function hintWith(managed: Managed | undefined, onReset: () => void, own?: string | null): ComponentChildren {
  if (!managed) return own ?? undefined;
  return (
    <>
      {own && <span class={s.own}>{own}</span>}
      <ManagedHint managed={managed} onReset={onReset} />
    </>
  );
}
