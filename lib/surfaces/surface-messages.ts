import en from '../../locales/en/surfaces.json';
import ja from '../../locales/ja/surfaces.json';
import { createTranslate, type Translate } from '../i18n.ts';
import type { Locale } from '../load-messages.ts';
import { effectiveLocale, type Settings } from '../settings.ts';

const SURFACE_MESSAGES: Record<Locale, Readonly<Record<string, string>>> = { en, ja };

/** The few messages of address bar and context menu, both languages at hand: a worker cannot import at run time. */
export function translateSurfaces(settings: Settings, preferred: readonly string[]): Translate {
  const locale = effectiveLocale(settings, preferred);
  return createTranslate(locale, SURFACE_MESSAGES[locale]);
}
