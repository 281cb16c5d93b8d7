import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { POLICY } from '../../lib/policy/schema.ts';

/** Explains every key, whether or not anything comes of it. */
const NO_USE = join('lib', 'policy', 'explain-policy.ts');

const sources = ['lib', 'components', 'entrypoints']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const found = (pattern: RegExp, among = sources) =>
  among.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name]) => name));

it('the code reads exactly the keys that the schema has', () => {
  const read = found(
    /\bpolicyValue\([^)]*?,\s*'([^']+)'\)/g,
    sources.filter(({ path }) => path !== NO_USE),
  );
  expect([...new Set(read)].sort()).toEqual(Object.keys(POLICY).sort());
});

it('values are read in no other way, and managed storage in one place', () => {
  const reach = sources
    .filter(({ text }) => /\bvalues\[|\.values\b\.|storage\.managed/.test(text))
    .map(({ path }) => path);
  expect(reach.filter((path) => path.includes('policy'))).toEqual([
    join('lib', 'policy', 'parse-policy.ts'),
    join('lib', 'policy', 'read-policy.ts'),
  ]);
  const managed = sources.filter(({ text }) => /storage\.managed/.test(text)).map(({ path }) => path);
  expect(managed).toEqual([join('lib', 'policy', 'read-policy.ts')]);
});
