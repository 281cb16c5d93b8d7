import { type ReadonlySignal, signal } from '@preact/signals';
import { DEFAULT_SETTINGS } from '../effective-settings.ts';
import { createTranslate, type Translate } from '../i18n.ts';
import { loadMessages } from '../load-messages.ts';
import type { MessageSet } from '../message-sets.ts';
import { reportError } from '../report-error.ts';
import { effectiveLocale, getSettings, type Settings, watchSettings } from '../settings.ts';

export interface LiveSettings {
  settings: ReadonlySignal<Settings>;
  translate: ReadonlySignal<Translate>;
}

/** Settings and messages as they stand, and as they change in whichever window. */
export async function openLiveSettings(preferred: readonly string[], set: MessageSet): Promise<LiveSettings> {
  // Beside the settings, which mostly leave the language to the browser.
  loadMessages(effectiveLocale(DEFAULT_SETTINGS, preferred), set).catch(() => undefined);
  let begin = () => {};
  let turn = new Promise<void>((resolve) => {
    begin = resolve;
  });
  // Before they are read, so that no change falls between; each waits until they were.
  watchSettings((next) => {
    turn = turn.then(() => change(next)).catch((fault: unknown) => void reportError('Following the settings', fault));
  });
  const settings = signal(await getSettings());
  const translate = signal(await translateFor(settings.value));
  begin();

  async function translateFor(current: Settings): Promise<Translate> {
    const locale = effectiveLocale(current, preferred);
    return createTranslate(locale, await loadMessages(locale, set));
  }
  async function change(next: Settings) {
    if (next.language !== settings.value.language) translate.value = await translateFor(next);
    settings.value = next;
  }
  return { settings, translate };
}
