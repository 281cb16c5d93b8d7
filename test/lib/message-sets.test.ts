import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { MESSAGE_SETS } from '../../lib/message-sets.ts';

const TYPES_ONLY = /^import type [^;]*;$/gm;
const IMPORTED = /(?:from|import) '(\.[^']+\.tsx?)'/g;
const SPOKEN = /(?<![\w/.-])t\(\s*(['`])(.+?)\1/g;

/** The module's own text and that of all it imports, workers apart. */
function modulesFrom(path: string, known = new Map<string, string>()): Map<string, string> {
  if (known.has(path) || !existsSync(path)) return known;
  const text = readFileSync(path, 'utf8').replaceAll(TYPES_ONLY, '');
  known.set(path, text);
  for (const [, target = ''] of text.matchAll(IMPORTED)) modulesFrom(resolve(dirname(path), target), known);
  return known;
}

it.each([
  ['lookup', 'entrypoints/lookup/show-lookup-page.tsx', 60],
  ['card', 'entrypoints/admin-center.content/index.ts', 30],
  ['feeds', 'lib/feeds-for-page.ts', 10],
  ['surfaces', 'lib/surfaces/context-menu.ts', 1],
  ['surfaces', 'lib/surfaces/serve-omnibox.ts', 5],
  ['mail', 'lib/session/publishing-mail.ts', 3],
] as const)('the set “%s” has every file that %s speaks with', (set, path, least) => {
  const areas: readonly string[] = MESSAGE_SETS[set];
  const spoken = [...modulesFrom(resolve(path)).values()].flatMap((text) =>
    [...text.matchAll(SPOKEN)].map(([, , key = '']) => key),
  );
  expect(spoken.length).toBeGreaterThanOrEqual(least);
  expect(spoken.filter((key) => !areas.includes(key.split('.')[0] ?? ''))).toEqual([]);
});
