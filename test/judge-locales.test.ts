import { describe, expect, it } from 'vitest';
import { missingKeys, openPatterns, unusedKeys } from '../scripts/locales/judge-keys.ts';
import { judgeMessages } from '../scripts/locales/judge-messages.ts';
import type { KeyPattern } from '../scripts/locales/read-uses.ts';

const ENGLISH = {
  'a.title': 'The title',
  'a.found_one': '{count} customer of {name}',
  'a.found_other': '{count} customers of {name}',
  'a.sum': '{count} of all',
  'a.long': 'This is one whole sentence.',
};
const all = (text: string, forms: readonly string[]) =>
  Object.fromEntries(forms.map((form) => [`a.found_${form}`, text]));
const ARABIC = ['zero', 'one', 'two', 'few', 'many', 'other'];
const REST = { 'a.title': 'x', 'a.sum': 'x {count}', 'a.long': 'x' };

describe('a language', () => {
  it.each([
    ['Arabic has six forms', 'ar', ARABIC],
    ['French has three', 'fr', ['one', 'many', 'other']],
    ['German has two', 'de', ['one', 'other']],
    ['Korean has one', 'ko', ['other']],
  ])('is complete with its own plural forms: %s', (_, locale, forms) => {
    const judge = (given: readonly string[]) =>
      judgeMessages(locale, { ...REST, ...all('{count} {name}', given) }, ENGLISH);
    expect(judge(forms)).toEqual({ missing: [], surplus: [], placeholders: [], untranslated: [], alike: [] });
    expect(judge(forms.slice(1)).missing).toEqual([`a.found_${forms[0]}`]);
    const foreign = ARABIC.find((form) => !forms.includes(form));
    if (foreign) expect(judge([...forms, foreign]).surplus).toEqual([`a.found_${foreign}`]);
  });

  it('may count where English does not', () => {
    const { 'a.sum': _, ...rest } = REST;
    const sums = Object.fromEntries(['one', 'other'].map((form) => [`a.sum_${form}`, '{count}']));
    expect(
      judgeMessages('de', { ...rest, ...sums, ...all('{count} {name}', ['one', 'other']) }, ENGLISH),
    ).toMatchObject({ missing: [], surplus: [] });
  });

  it.each([
    ['a lost placeholder', '{count}', ['a.found_other']],
    ['a misspelt placeholder', '{count} {nmae}', ['a.found_other']],
    ['a brace that never closes', '{count} {name} {', ['a.found_other']],
    ['a lost number', '{name}', ['a.found_other']],
    ['a doubled placeholder', '{count} {name} {name}', []],
  ])('is judged by its placeholders: %s', (_, text, wrong) => {
    const messages = { ...REST, ...all('{count} {name}', ['one']), ...all(text, ['other']) };
    expect(judgeMessages('de', messages, ENGLISH).placeholders).toEqual(wrong);
  });

  it('may leave out the number in the form for one', () => {
    const messages = { ...REST, ...all('{name}', ['one']), ...all('{count} {name}', ['other']) };
    expect(judgeMessages('de', messages, ENGLISH).placeholders).toEqual([]);
  });

  it('may share words with English, not sentences', () => {
    const messages = { ...ENGLISH, ...all('{count} {name}', ['one', 'other']) };
    expect(judgeMessages('de', messages, ENGLISH)).toMatchObject({
      untranslated: ['a.long'],
      alike: ['a.title', 'a.sum'],
    });
  });
});

describe('a key', () => {
  const keys = new Set(['a.plain', 'a.kind.dap', 'a.kind.gdap', 'a.field.email', 'a.field.old']);
  const pattern = (text: string, parts: KeyPattern['parts']): KeyPattern => ({ text, file: 'x.ts', parts });
  const patterns = [
    pattern('a.kind.{kind}', [['a.kind.'], ['dap', 'none'], ['']]),
    pattern('a.field.{path}', [['a.field.'], 'anything', ['']]),
  ];
  const uses = { texts: new Set(['a.plain', 'a.gone', 'other.thing', 'a.html']), names: new Set(['email']), patterns };

  it('is used where it stands, is put together from types, or its rest is a word of the code', () => {
    expect(unusedKeys(keys, uses)).toEqual(['a.kind.gdap', 'a.field.old']);
  });

  it('is missing where the code has it and English has not', () => {
    expect(missingKeys(keys, uses)).toEqual(['a.gone', 'a.kind.none']);
  });

  it('is open where types do not say what fills it', () => {
    expect(openPatterns(keys, uses).map(({ text }) => text)).toEqual(['a.field.{path}']);
  });
});
