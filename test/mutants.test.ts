import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FEED_MUTANTS } from './feed/mutants.ts';
import { MUTANTS } from './mutants.ts';
import { PARTNER_CENTER_MUTANTS } from './partner-center/mutants.ts';
import { BUGS } from './soak/bugs.ts';

const ROOT = join(import.meta.dirname, '..');
const ALL = [...MUTANTS, ...FEED_MUTANTS, ...PARTNER_CENTER_MUTANTS];
const placesOf = (file: string, from: string) => readFileSync(join(ROOT, file), 'utf8').split(from).length - 1;

it('every fault that is put into the code finds its place there, once', () => {
  const edits = [
    ...ALL.flatMap(({ name, file, edits }) => edits.map(([from]) => ({ name, file, from }))),
    ...Object.entries(BUGS).map(([name, { file, edit }]) => ({ name, file, from: edit[0] })),
  ];
  expect(edits.filter(({ file, from }) => placesOf(file, from) !== 1)).toEqual([]);
});

it('every test that is to notice one is there', () => {
  expect(ALL.map(({ test }) => test).filter((test) => !existsSync(join(ROOT, test)))).toEqual([]);
});
