import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createTranslate, type Translate } from '../../lib/i18n.ts';

const TranslateContext = createContext<Translate>(createTranslate('en', {}));

/** Gives everything below it the messages of one locale. */
export const I18nProvider = TranslateContext.Provider;

export function useT(): Translate {
  return useContext(TranslateContext);
}
