import { render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { createTranslate } from '../../lib/i18n.ts';
import en from '../../locales/en.ts';

const english = createTranslate('en', en);

/** Renders with the English messages. */
export function renderInEnglish(children: ComponentChildren) {
  const wrap = (inner: ComponentChildren) => <I18nProvider value={english}>{inner}</I18nProvider>;
  const { rerender, ...rendered } = render(wrap(children));
  return { ...rendered, rerender: (next: ComponentChildren) => rerender(wrap(next)) };
}
