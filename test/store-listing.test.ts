import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (language: string) => readFileSync(`store/listing.${language}.md`, 'utf8');
const field = (text: string, at: number) =>
  text.match(/^\*\*.*$/gm)?.[at]?.replace(/^\*\*.+?\*\*\s*(?:[（(].+?[)）])?\s*/, '') ?? '';

it.each(['en', 'ja'])('keeps to the stores’ limits in %s', (language) => {
  const text = read(language);
  expect([field(text, 0).length, field(text, 1).length].every((length) => length > 0)).toBe(true);
  expect(field(text, 0).length).toBeLessThanOrEqual(45);
  expect(field(text, 1).length).toBeLessThanOrEqual(132);
});

it('justifies the same permissions in every language', () => {
  const rows = (language: string) => read(language).match(/^\| [^-|]+\|/gm)?.length;
  expect(rows('ja')).toBe(rows('en'));
});
