/** The languages that are offered. Each has its folder in locales/, and its name below. */
export const LOCALES = ['en', 'ja', 'de', 'fr', 'pt-BR', 'zh-CN', 'es', 'ko', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** In their own words, so that whoever reads no other language finds theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  ja: '日本語',
  de: 'Deutsch',
  fr: 'Français',
  'pt-BR': 'Português (Brasil)',
  'zh-CN': '简体中文',
  es: 'Español',
  ko: '한국어',
  ar: 'العربية',
};

/**
 * The best of the `offered` languages for the wanted BCP 47 tags, in order of preference; English otherwise. A region
 * of its own is no obstacle (pt-PT reads pt-BR). Another script is the last resort: zh-TW reads zh-CN only where
 * nothing that is wanted is offered.
 */
export function resolveLocale<Offered extends string = Locale>(
  wanted: readonly string[],
  offered: readonly Offered[],
): Offered | 'en' {
  const tags = wanted.flatMap((tag) => likelyOf(tag) ?? []);
  const find = (isAlike: (one: Intl.Locale, tag: Intl.Locale) => boolean) => {
    for (const tag of tags) {
      const match = offered.find((locale) => isAlike(new Intl.Locale(locale).maximize(), tag));
      if (match) return match;
    }
    return undefined;
  };
  const isSameLanguage = (one: Intl.Locale, tag: Intl.Locale) => one.language === tag.language;
  return find((one, tag) => isSameLanguage(one, tag) && one.script === tag.script) ?? find(isSameLanguage) ?? 'en';
}

/** With the script and region that most of its readers mean; undefined for what is no tag. */
function likelyOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
