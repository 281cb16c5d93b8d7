import type en from '../locales/en.ts';

/** Flat messages of one locale in i18next's JSON v4 form: `{name}` placeholders, plural forms as `key_one`, `key_other`. */
export type Messages = Readonly<Record<string, string>>;

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type BaseKey<K> = K extends `${infer Base}_${PluralForm}` ? Base : K;
/** Every key of the English messages; plural forms share one key and take `count`. */
export type MessageKey = BaseKey<keyof typeof en>;

export type Params = Readonly<Record<string, string | number>>;

export interface Translate {
  (key: MessageKey, params?: Params): string;
  /** BCP 47 tag, for `Intl` and the `lang` attribute. */
  locale: string;
}

/**
 * Own reader for a standard format: the card carries its few messages inside Microsoft's page, where i18next's
 * 15 kB would be most of the script. A missing key shows itself, so that it is seen.
 */
export function createTranslate(locale: string, messages: Messages): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const show = (value: string | number | undefined) => (typeof value === 'number' ? numbers.format(value) : value);
  const find = (key: string, count: string | number | undefined) =>
    (typeof count === 'number'
      ? (messages[`${key}_${plurals.select(count)}`] ?? messages[`${key}_other`])
      : undefined) ??
    messages[key] ??
    key;
  const translate = (key: string, params: Params = {}) =>
    find(key, params['count']).replace(/\{(\w+)\}/g, (hole, name: string) => show(params[name]) ?? hole);
  return Object.assign(translate, { locale });
}
