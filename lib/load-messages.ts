import type { Messages } from './i18n.ts';

export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

const LOADERS: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('../locales/en.ts'),
  ja: () => import('../locales/ja.ts'),
};

/** The best locale we have for the wanted BCP 47 tags, in order of preference; English otherwise. */
export function resolveLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    const match = LOCALES.find((locale) => locale === language);
    if (match) return match;
  }
  return 'en';
}

/** For pages; a service worker cannot import at run time and the card gets its messages with the answer. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await LOADERS[locale]()).default;
}
