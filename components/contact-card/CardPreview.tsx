import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { BrandProvider, useBrand } from '../ui/brand.tsx';
import { I18nProvider, useT } from '../ui/i18n.tsx';
import { ContactCard, type ContactCardProps } from './ContactCard.tsx';
import { applyCardStyles } from './card-styles.ts';
import type { ThemeName } from './PageCard.tsx';

interface CardPreviewProps extends ContactCardProps {
  theme?: ThemeName;
}

/** The production card inside a page of ours: in a shadow root as on the admin center, so that it looks the same. */
export function CardPreview({ theme = 'auto', ...card }: CardPreviewProps) {
  const t = useT();
  const brand = useBrand();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    render(
      <I18nProvider value={t}>
        <BrandProvider value={brand}>
          <div class="root" data-theme={theme} style={brand?.tokens}>
            <ContactCard {...card} />
          </div>
        </BrandProvider>
      </I18nProvider>,
      shadowOf(element),
    );
  });
  useEffect(() => {
    const element = host.current;
    return () => {
      if (element) render(null, shadowOf(element));
    };
  }, []);
  return <div ref={host} />;
}

function shadowOf(host: HTMLElement): ShadowRoot {
  if (host.shadowRoot) return host.shadowRoot;
  const root = host.attachShadow({ mode: 'open' });
  applyCardStyles(root);
  return root;
}
