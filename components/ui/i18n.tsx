import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createTranslate, type MessageKey, type Params, type Translate } from '../../lib/i18n.ts';

const TranslateContext = createContext<Translate>(createTranslate('en', {}));

/** Gives everything below it the messages of one locale. */
export const I18nProvider = TranslateContext.Provider;

export function useT(): Translate {
  return useContext(TranslateContext);
}

/** For keys put together at run time, such as a note's or a problem's code: one without a message shows itself. */
export function translateKey(t: Translate, key: string, params?: Params): string {
  return hasArea(key) ? t(key, params) : key;
}

/** Every key of ours begins with its area. */
const hasArea = (key: string): key is MessageKey => key.includes('.');
