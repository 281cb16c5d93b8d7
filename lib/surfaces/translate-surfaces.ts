import { createTranslate, type Translate } from '../i18n.ts';
import { loadMessages } from '../load-messages.ts';
import { effectiveLocale, type Settings } from '../settings.ts';

/** For address bar and context menu. */
export async function translateSurfaces(settings: Settings, preferred: readonly string[]): Promise<Translate> {
  const locale = effectiveLocale(settings, preferred);
  return createTranslate(locale, await loadMessages(locale, 'surfaces'));
}
