import { Headset, Settings as SettingsIcon } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { BrandMark, useBrand } from '../../components/ui/brand.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { useT } from '../../components/ui/i18n.tsx';
import unseen from '../../components/ui/unseen.module.css';
import { hasSelection, isCopyKey } from '../../lib/surfaces/is-copy.ts';
import s from './LookupPage.module.css';

interface FrameProps {
  /** The telephone of whoever is chosen or shown is wanted on the clipboard. */
  onCopy?(): void;
  /** Goes one step back; false when there is none, and Esc means what it means elsewhere. */
  onBack?(): boolean;
  /** For the live region: what was copied. */
  said?: string;
  children: ComponentChildren;
}

/** The name is for those who hear the page: everyone else has just pressed the button that bears it. */
export function Frame({ onCopy, onBack, said = '', children }: FrameProps) {
  const t = useT();
  useDocumentKeys((event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape' && onBack?.()) event.preventDefault();
    if (onCopy && isCopyKey(event) && !hasSelection(document)) {
      event.preventDefault();
      onCopy();
    }
  });
  return (
    <main class={s.page}>
      <h1 class={unseen.words}>{t('common.name')}</h1>
      <BrandBar />
      {children}
      <p class={s.said} role="status">
        {said}
      </p>
    </main>
  );
}

/** Only where an organization shows itself: the lookup itself has no header. */
function BrandBar() {
  const brand = useBrand();
  if (!brand?.name && !brand?.logo) return null;
  return (
    <p class={s.brand}>
      <BrandMark icon={Headset} size={20} class={s.mark} />
      <span>{brand.name}</span>
    </p>
  );
}

/** Also those that are pressed while nothing has the focus. */
function useDocumentKeys(press: (event: KeyboardEvent) => void) {
  useLayoutEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

export function OptionsLink({ label, isPrimary = false }: { label: string; isPrimary?: boolean }) {
  return (
    <a class={s.link} data-primary={isPrimary} href="/options.html" target="_blank" rel="noreferrer">
      {!isPrimary && <Icon icon={SettingsIcon} size={16} />}
      <span>{label}</span>
    </a>
  );
}
