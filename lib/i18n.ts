import type en from '../locales/en.ts';
import { type Direction, directionOf, isolate } from './bidi.ts';

/** Flat messages of one locale in i18next's JSON v4 form: `{name}` placeholders, plural forms as `key_one`, `key_other`. */
export type Messages = Readonly<Record<string, string>>;

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type BaseKey<K> = K extends `${infer Base}_${PluralForm}` ? Base : K;
/** Every key of the English messages; plural forms share one key and take `count`. */
export type MessageKey = BaseKey<keyof typeof en>;

export type Params = Readonly<Record<string, string | number>>;

export interface Translate {
  (key: MessageKey, params?: Params): string;
  /** BCP 47 tag, for the `lang` attribute. */
  language: string;
  /** BCP 47 tag, for `Intl`. Digits are 0 to 9 in every language: beside ids and telephone numbers, others confuse. */
  locale: string;
  direction: Direction;
}

/**
 * Own reader for a standard format: the card carries its few messages inside Microsoft's page, where i18next's
 * 15 kB would be most of the script. A missing key shows itself, so that it is seen.
 */
export function createTranslate(language: string, messages: Messages): Translate {
  const locale = withLatinDigits(language);
  const direction = directionOf(language);
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const find = (key: string, count: string | number | undefined) =>
    (typeof count === 'number'
      ? (messages[`${key}_${plurals.select(count)}`] ?? messages[`${key}_other`])
      : undefined) ??
    messages[key] ??
    key;
  const show = (value: string | number | undefined, isAlone: boolean) => {
    if (typeof value === 'number') return numbers.format(value);
    return value === undefined || isAlone ? value : isolate(value, direction);
  };
  const translate = (key: string, params: Params = {}) =>
    find(key, params['count']).replace(HOLE, (hole, name: string, at: number, text: string) => {
      return show(params[name], isAloneOnLine(text, at, hole.length)) ?? hole;
    });
  return Object.assign(translate, { language, locale, direction });
}

const HOLE = /\{(\w+)\}/g;

/** Then nothing can reorder it, and a link in a mail ends where it ends. */
function isAloneOnLine(text: string, at: number, length: number): boolean {
  const [before, after] = [text[at - 1] ?? '\n', text[at + length] ?? '\n'];
  return before === '\n' && after === '\n';
}

function withLatinDigits(language: string): string {
  const { numberingSystem } = new Intl.NumberFormat(language).resolvedOptions();
  return numberingSystem === 'latn' ? language : new Intl.Locale(language, { numberingSystem: 'latn' }).toString();
}
