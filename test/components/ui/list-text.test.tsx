import { expect, it } from 'vitest';
import { listText } from '../../../components/ui/list-text.ts';

it.each([
  ['en', 'Azure, Office 365 E3'],
  ['ja', 'Azure、Office 365 E3'],
])('names in a row are told apart in %s', (locale, text) => {
  expect(listText(['Azure', 'Office 365 E3'], locale)).toBe(text);
});
