import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { LOCALES } from '../../lib/load-messages.ts';
import { lookupMessages } from '../../lib/lookup-messages.ts';
import en from '../../locales/en.ts';

const PAGE = 'entrypoints/lookup/show-lookup-page.tsx';
const IMPORTED = /(?:from|import) '(\.[^']+\.tsx?)'/g;
const SPOKEN = /(?<![\w/.-])t\(\s*(['`])(.+?)\1/g;

/** The page's modules, workers apart, with what each says. */
function modulesFrom(path: string, known = new Map<string, string>()): Map<string, string> {
  if (known.has(path) || !existsSync(path)) return known;
  const text = readFileSync(path, 'utf8');
  known.set(path, text);
  for (const [, target = ''] of text.matchAll(IMPORTED)) modulesFrom(resolve(dirname(path), target), known);
  return known;
}

it.each(LOCALES)('holds every message that the lookup’s page speaks with (%s)', (locale) => {
  const areas = new Set(Object.keys(lookupMessages(locale)).map((key) => key.split('.')[0]));
  const spoken = [...modulesFrom(resolve(PAGE)).values()].flatMap((text) =>
    [...text.matchAll(SPOKEN)].map(([, , key = '']) => key),
  );
  expect(spoken.length).toBeGreaterThan(60);
  expect(spoken.filter((key) => !areas.has(key.split('.')[0]))).toEqual([]);
});

it('says the same as the other pages', () => {
  expect(en).toMatchObject(lookupMessages('en'));
});
