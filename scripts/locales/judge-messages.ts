type Messages = Readonly<Record<string, string>>;

/** What is wrong with one language, as keys; nothing of it may stand but `alike`. */
export interface Judgement {
  missing: string[];
  /** Keys that English lacks, or plural forms that the language does not have. */
  surplus: string[];
  /** Placeholders that English lacks or the translation lost, and braces that are none. */
  placeholders: string[];
  /** Whole sentences in English. */
  untranslated: string[];
  /** Words that are the same in both languages: to be looked at. */
  alike: string[];
}

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;
const SENTENCE_IN_WORDS = 4;

const baseOf = (key: string): string => key.replace(PLURAL_FORM, '');

/** Plural forms count as one key. */
export const baseKeys = (messages: Messages): ReadonlySet<string> => new Set(Object.keys(messages).map(baseOf));

/** Judges a language beside English; English itself beside itself. */
export function judgeMessages(locale: string, messages: Messages, english: Messages): Judgement {
  const wanted = [...baseKeys(english)].flatMap((base) => formsOf(base, locale, messages, english));
  const known = new Set(wanted);
  const both = wanted.filter((key) => Object.hasOwn(messages, key));
  const same =
    locale === 'en' ? [] : both.filter((key) => messages[key] === english[key] && /\p{L}/u.test(bare(english[key])));
  return {
    missing: wanted.filter((key) => !Object.hasOwn(messages, key)),
    surplus: Object.keys(messages).filter((key) => !known.has(key)),
    placeholders: both.filter((key) => !areHolesRight(key, messages[key] ?? '', english)),
    untranslated: same.filter((key) => isSentence(bare(english[key]))),
    alike: same.filter((key) => !isSentence(bare(english[key]))),
  };
}

/** A message that counts may stand without plural forms in English and have them elsewhere. */
function formsOf(base: string, locale: string, messages: Messages, english: Messages): string[] {
  const isPlain = Object.hasOwn(english, base);
  const isPlural = !isPlain || (holesOf(english[base] ?? '').has('count') && !Object.hasOwn(messages, base));
  if (!isPlural) return [base];
  return new Intl.PluralRules(locale).resolvedOptions().pluralCategories.map((form) => `${base}_${form}`);
}

const HOLE = /\{(\w+)\}/g;
const bare = (text = '') => text.replace(HOLE, ' ');
const holesOf = (text: string): Set<string> => new Set([...text.matchAll(HOLE)].map(([, name = '']) => name));
const isSentence = (text: string) => (text.match(/\p{L}+/gu) ?? []).length >= SENTENCE_IN_WORDS;

/** The forms for none, one and two may leave the number out: "one customer", "no customer". */
const MAY_LEAVE_OUT_COUNT = /_(zero|one|two)$/;

function areHolesRight(key: string, text: string, english: Messages): boolean {
  const base = baseOf(key);
  const sources = Object.keys(english).filter((one) => baseOf(one) === base);
  const wanted = sources
    .map((one) => holesOf(english[one] ?? ''))
    .reduce((all, one) => all.union(one), new Set<string>());
  const lost = wanted.difference(holesOf(text));
  if (MAY_LEAVE_OUT_COUNT.test(key)) lost.delete('count');
  return lost.size === 0 && holesOf(text).isSubsetOf(wanted) && !/[{}]/.test(bare(text));
}
