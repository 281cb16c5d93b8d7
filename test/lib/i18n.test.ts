import { describe, expect, it } from 'vitest';
import { directionOf } from '../../lib/bidi.ts';
import { createTranslate, type MessageKey } from '../../lib/i18n.ts';
import { mirrorCorner } from '../../lib/mirror-corner.ts';

/** Any key: the messages here are the test's own. */
const KEY: MessageKey = 'card.more';
const say = (locale: string, messages: Record<string, string>, params = {}) =>
  createTranslate(locale, messages)(KEY, params);
const isolated = (text: string) => `\u2068${text}\u2069`;

describe('a message that counts', () => {
  const FORMS = Object.fromEntries(
    ['zero', 'one', 'two', 'few', 'many', 'other'].map((form) => [`${KEY}_${form}`, `${form} {count}`]),
  );
  it.each([
    ['ar', 0, 'zero 0'],
    ['ar', 2, 'two 2'],
    ['ar', 3, 'few 3'],
    ['ar', 11, 'many 11'],
    ['ar', 100, 'other 100'],
    ['fr', 0, 'one 0'],
    ['fr', 1_000_000, 'many 1\u202f000\u202f000'],
    ['ko', 1, 'other 1'],
    ['de', 1234, 'other 1.234'],
  ])('has the form and the digits of the language (%s, %i)', (locale, count, expected) => {
    expect(say(locale, FORMS, { count })).toBe(expected);
  });

  it('falls back to the form for all else', () => {
    expect(say('en', { [`${KEY}_other`]: '{count} more' }, { count: 1 })).toBe('1 more');
  });
});

describe('what is put into a sentence', () => {
  it.each([
    ['stays as it is where all is written alike', 'en', 'Call {name} now', 'Contoso (EU)', 'Call Contoso (EU) now'],
    ['is kept apart from a sentence it runs against', 'en', 'Call {name} now', 'شركة', `Call ${isolated('شركة')} now`],
    [
      'is kept apart in a language from right to left',
      'ar',
      'اتصل {name} الآن',
      '+49 30',
      `اتصل ${isolated('+49 30')} الآن`,
    ],
    ['is a line of its own', 'ar', 'افتح:\n{name}\nالآن', 'https://x.example', 'افتح:\nhttps://x.example\nالآن'],
    ['is the whole text', 'ar', '{name}', 'Contoso', 'Contoso'],
  ])('%s', (_, locale, text, name, expected) => {
    expect(say(locale, { [KEY]: text }, { name })).toBe(expected);
  });

  it.each([
    ['overrides', 'en', 'a\u202eb', 'ab'],
    ['the end of an isolate that began outside', 'ar', 'a\u2069\u202eb', isolated('ab')],
    ['an isolate that does not end', 'en', 'a\u2067b', 'a\u2067b\u2069'],
    ['no isolates of its own', 'ar', `a${isolated('b')}c`, isolated(`a${isolated('b')}c`)],
  ])('loses %s', (_, locale, name, expected) => {
    expect(say(locale, { [KEY]: 'x {name} y' }, { name })).toBe(`x ${expected} y`);
  });

  it('leaves a hole to be seen where nothing is given', () => {
    expect(say('en', { [KEY]: '{name} of {place}' }, { name: 'A' })).toBe('A of {place}');
  });
});

it.each([
  ['ar-EG', 'rtl', 'ar-EG-u-nu-latn'],
  ['ja', 'ltr', 'ja'],
  ['zh-CN', 'ltr', 'zh-CN'],
])('%s is written %s, with digits from 0 to 9', (language, direction, locale) => {
  expect({ ...createTranslate(language, {}) }).toMatchObject({ language, direction, locale });
});

it.each([
  ['he', 'rtl'],
  ['fa-IR', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az', 'ltr'],
  ['pt-BR', 'ltr'],
])('knows that %s is written %s', (tag, direction) => expect(directionOf(tag)).toBe(direction));

it('puts a corner on the other side for those who read from right to left', () => {
  expect(mirrorCorner('bottomRight', 'rtl')).toBe('bottomLeft');
  expect(mirrorCorner('topLeft', 'rtl')).toBe('topRight');
  expect(mirrorCorner('topLeft', 'ltr')).toBe('topLeft');
});
