import { expect, it } from 'vitest';
import { resolveLocale } from '../../lib/locales.ts';

const OFFERED = ['en', 'ja', 'de', 'fr', 'es', 'pt-BR', 'zh-CN', 'ko', 'ar'] as const;

it.each([
  ['a language', ['fr'], 'fr'],
  ['a region of its own', ['de-AT'], 'de'],
  ['Portuguese of Portugal', ['pt-PT'], 'pt-BR'],
  ['Portuguese', ['pt'], 'pt-BR'],
  ['Spanish of Latin America', ['es-419'], 'es'],
  ['Arabic of Egypt', ['ar-EG'], 'ar'],
  ['Chinese', ['zh'], 'zh-CN'],
  ['Simplified Chinese by its script', ['zh-Hans'], 'zh-CN'],
  ['Chinese of Singapore', ['zh-SG'], 'zh-CN'],
  ['Traditional Chinese, where nothing else is wanted', ['zh-TW'], 'zh-CN'],
  ['Traditional Chinese, and then a language that is offered', ['zh-Hant-HK', 'en-GB'], 'en'],
  ['whatever the case', ['PT-br'], 'pt-BR'],
  ['the first that is offered', ['nl', 'ko-KR', 'en'], 'ko'],
  ['none that is offered', ['nl', 'sv'], 'en'],
  ['no tag at all', ['', '*', 'x_y', 'C'], 'en'],
  ['nothing', [], 'en'],
])('%s', (_, wanted, expected) => {
  expect(resolveLocale(wanted, OFFERED)).toBe(expected);
});

it('offers nothing that has no folder', () => {
  expect(resolveLocale(['de-DE'], ['en', 'ja'])).toBe('en');
});
