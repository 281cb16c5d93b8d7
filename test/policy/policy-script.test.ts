import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'support-contacts-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (content: string) => {
  const path = join(folder, 'mine.json');
  writeFileSync(path, content);
  return path;
};

it.each<[string, () => string[], RegExp]>([
  ['a value that cannot be used', () => ['--values', file('{"role":"king"}'), '--out', folder], /^role: it is none/],
  ['a file that is no JSON', () => ['--values', file('{"role":'), '--out', folder], /mine\.json is no JSON: /],
  [
    'a file that is not there',
    () => ['--values', join(folder, 'none.json'), '--out', folder],
    /cannot be read: ENOENT/,
  ],
  ['no folder to write to', () => ['--values', file('{}')], /^--values needs --out/],
  ['an option that there is not', () => ['--valeus', 'x'], /--valeus/],
])('npm run policy says plainly that it was given %s', (_, given, message) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/policy.ts', ...given()], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringMatching(message)]);
  expect(stderr).not.toMatch(/^\s+at /m);
});
