import { type ReadonlySignal, signal } from '@preact/signals';
import { createTranslate, type Messages, type Translate } from '../i18n.ts';
import { type Locale, loadMessages } from '../load-messages.ts';
import { reportError } from '../report-error.ts';
import { effectiveLocale, getSettings, type Settings, watchSettings } from '../settings.ts';

export interface LiveSettings {
  settings: ReadonlySignal<Settings>;
  translate: ReadonlySignal<Translate>;
}

/**
 * Settings and messages as they stand, and as they change in whichever window; `messagesOf` gives those of a page that
 * speaks with few of them.
 */
export async function openLiveSettings(
  preferred: readonly string[],
  messagesOf: (locale: Locale) => Messages | Promise<Messages> = (locale) => loadMessages(locale),
): Promise<LiveSettings> {
  const settings = signal(await getSettings());
  const translate = signal(await translateFor(settings.value));

  async function translateFor(current: Settings): Promise<Translate> {
    const locale = effectiveLocale(current, preferred);
    return createTranslate(locale, await messagesOf(locale));
  }
  async function change(next: Settings) {
    if (next.language !== settings.value.language) translate.value = await translateFor(next);
    settings.value = next;
  }
  let turn = Promise.resolve();
  watchSettings((next) => {
    turn = turn.then(() => change(next)).catch((fault: unknown) => void reportError('Following the settings', fault));
  });
  return { settings, translate };
}
