import type { KeyPattern, Uses } from './read-uses.ts';

type Keys = ReadonlySet<string>;

/** Keys that no code can come to. What fills an open hole stands somewhere in the code, in whole or word by word. */
export function unusedKeys(keys: Keys, uses: Uses): string[] {
  const patterns = uses.patterns.map((pattern) => ({ pattern, regExp: toRegExp(pattern) }));
  const isKnown = (word: string) => uses.texts.has(word) || uses.names.has(word);
  const isFilled = (text: string) => isKnown(text) || text.split('.').every(isKnown);
  const isMade = (key: string) => patterns.some(({ regExp }) => regExp.exec(key)?.slice(1).every(isFilled) ?? false);
  return [...keys].filter((key) => !uses.texts.has(key) && !isMade(key));
}

/** Texts of the code that can only be keys and have no message, whole or put together. */
export function missingKeys(keys: Keys, uses: Uses): string[] {
  const areas = new Set([...keys].map((key) => key.split('.')[0] ?? ''));
  const looksLikeKey = (text: string) => /^\w+(\.[\w-]+)+$/.test(text) && !/\.(html|json)$/.test(text);
  const made = uses.patterns.flatMap(expand);
  const wanted = [...uses.texts, ...made].filter((text) => looksLikeKey(text) && areas.has(text.split('.')[0] ?? ''));
  return [...new Set(wanted)].filter((key) => !keys.has(key));
}

/** Patterns with a hole that types do not fill. */
export const openPatterns = (keys: Keys, { patterns }: Uses): KeyPattern[] =>
  patterns.filter(
    (pattern) => pattern.parts.includes('anything') && [...keys].some((key) => toRegExp(pattern).test(key)),
  );

function expand({ parts }: KeyPattern): string[] {
  return parts.reduce<string[]>(
    (texts, part) => {
      if (part === 'anything') return [];
      return texts.flatMap((text) => part.map((value) => text + value));
    },
    [''],
  );
}

function toRegExp({ parts }: KeyPattern): RegExp {
  const source = parts.map((part) => (part === 'anything' ? '(.+)' : `(?:${part.map(RegExp.escape).join('|')})`));
  return new RegExp(`^${source.join('')}$`);
}
