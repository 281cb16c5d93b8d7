import { CopyButton } from '../ui/CopyButton.tsx';
import { useT } from '../ui/i18n.tsx';
import s from './partner-center.module.css';

interface RedirectAddressProps {
  url: string;
  onCopy: (text: string) => Promise<void>;
}

/** What the app registration must know of this browser. */
export function RedirectAddress({ url, onCopy }: RedirectAddressProps) {
  const t = useT();
  return (
    <div class={s.redirect}>
      <p class={s.label}>{t('partnerCenter.redirect')}</p>
      <div class={s.actions}>
        <p class={s.address}>
          <bdi>{url}</bdi>
        </p>
        <CopyButton text={url} label={t('partnerCenter.redirect.copy')} onCopy={onCopy} />
      </div>
      <p class={s.hint}>{t('partnerCenter.redirect.hint')}</p>
    </div>
  );
}
