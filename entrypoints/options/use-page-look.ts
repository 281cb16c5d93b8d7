import { useLayoutEffect } from 'preact/hooks';
import { wearBrand } from '../../components/ui/wear-brand.ts';
import type { Translate } from '../../lib/i18n.ts';
import type { Settings } from '../../lib/settings.ts';

/** Theme, brand and language on the root element, where styles and screen readers look for them. */
export function usePageLook({ theme, brand }: Settings, { language, direction }: Translate): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = direction;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [theme, language, direction]);
  useLayoutEffect(() => wearBrand(document.documentElement, brand), [brand]);
}
