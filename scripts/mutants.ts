import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FEED_MUTANTS } from '../test/feed/mutants.ts';
import type { Mutant } from '../test/mutant.ts';
import { MUTANTS } from '../test/mutants.ts';
import { PARTNER_CENTER_MUTANTS } from '../test/partner-center/mutants.ts';
import { ROOT, runTool } from './run-tool.mjs';

/** `npm run mutants -- lib/feed`: those of one folder alone. */
const FOLDER = process.argv[2] ?? '';
const ALL: readonly Mutant[] = [...MUTANTS, ...FEED_MUTANTS, ...PARTNER_CENTER_MUTANTS];
const CHOSEN = ALL.filter(({ file }) => file.startsWith(FOLDER));

/** Puts one fault after the other into a copy of the project: a test that does not notice proves nothing. */
const PLACE = join(ROOT, '.output');
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.output', 'node_modules']);

/** In the project's folder, so that its packages are found from there too. */
async function copyProject(): Promise<string> {
  await mkdir(PLACE, { recursive: true });
  const copy = await mkdtemp(join(PLACE, 'mutants-'));
  const names = (await readdir(ROOT)).filter((name) => !LEFT_OUT.has(name));
  for (const name of names) await cp(join(ROOT, name), join(copy, name), { recursive: true });
  return copy;
}

function mutated(text: string, { name, file, edits }: Mutant): string {
  return edits.reduce((before, [from, to]) => {
    const count = before.split(from).length - 1;
    if (count !== 1) throw new Error(`"${name}": ${file} has "${from}" ${count} times, not once.`);
    return before.replace(from, () => to);
  }, text);
}

const runTest = (copy: string, test: string) =>
  runTool('vitest', ['run', '--project', 'unit', '--reporter=json', '--outputFile=mutant.json', test], { cwd: copy });

async function isCaught(copy: string, mutant: Mutant): Promise<boolean> {
  const path = join(copy, mutant.file);
  const text = await readFile(path, 'utf8');
  await writeFile(path, mutated(text, mutant));
  try {
    return (await runTest(copy, mutant.test)) !== 0;
  } finally {
    await writeFile(path, text);
  }
}

/** Tests that fail without a fault would catch anything. */
async function failingTests(copy: string): Promise<string[]> {
  const failing: string[] = [];
  for (const test of new Set(CHOSEN.map((mutant) => mutant.test)))
    if ((await runTest(copy, test)) !== 0) failing.push(test);
  return failing;
}

async function main(): Promise<number> {
  const copy = await copyProject();
  try {
    const failing = await failingTests(copy);
    if (failing.length > 0) throw new Error(`Without any fault these fail already: ${failing.join(', ')}`);
    const rows: string[] = [];
    let survived = 0;
    for (const mutant of CHOSEN) {
      const caught = await isCaught(copy, mutant);
      survived += caught ? 0 : 1;
      rows.push(`${caught ? 'caught  ' : 'SURVIVED'}  ${mutant.name} → ${mutant.test}`);
    }
    console.log(`\n${rows.join('\n')}\n${CHOSEN.length - survived} caught, ${survived} survived`);
    return survived > 0 ? 1 : 0;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

process.exitCode = await main();
