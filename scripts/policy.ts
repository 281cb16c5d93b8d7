import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePolicy } from '../lib/policy/parse-policy.ts';
import { EXAMPLES, OWN_IDS, type Values } from './policy/browsers.ts';
import { policyFiles } from './policy/files.ts';
import { managedSchema } from './policy/managed-schema.ts';
import { withTable } from './policy/table.ts';
import { readAllTitles } from './policy/titles.ts';
import { ROOT } from './run-tool.mjs';

/**
 * `npm run policy`: everything for administrators, from the one schema. With `-- --values mine.json --out folder`
 * the same files with values of one's own; `--chrome`, `--edge` and `--firefox` name the extension's ids in the stores.
 */
const { values: options } = parseArgs({
  options: {
    values: { type: 'string' },
    out: { type: 'string' },
    chrome: { type: 'string', default: OWN_IDS.chrome },
    edge: { type: 'string', default: OWN_IDS.edge },
    firefox: { type: 'string', default: OWN_IDS.firefox },
  },
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, encode(path, text));
}

const isPlain = (text: string) => /^[\x20-\x7e\s]*$/.test(text);

/** What is not plain ASCII the registry editor reads as UTF-16 only, and Windows PowerShell only with a mark. */
function encode(path: string, text: string): string | Buffer {
  if (isPlain(text)) return text;
  if (path.endsWith('.reg')) return Buffer.from(`\uFEFF${text}`, 'utf16le');
  return path.endsWith('.ps1') ? `\uFEFF${text}` : text;
}

/** Throws with every fault: a file with a value that counts as not set is of no use to anyone. */
async function readValues(path: string): Promise<Values> {
  const input = JSON.parse(await readFile(path, 'utf8'));
  const { faults } = parsePolicy(input);
  if (faults.length > 0)
    throw new Error(faults.map(({ key, item, fault }) => `${key} ${item ?? ''}: ${fault}`).join('\n'));
  return input;
}

async function main(): Promise<void> {
  const { values, out, ...ids } = options;
  if (values !== undefined && out === undefined) throw new Error('--values needs --out, the folder to write to.');
  const files = policyFiles({
    ids,
    values: values ? await readValues(values) : EXAMPLES,
    titles: await readAllTitles(),
  });
  const folder = out ?? join(ROOT, 'deploy');
  for (const [path, text] of files) await write(join(folder, path), text);
  if (out !== undefined) return;
  await write(join(ROOT, 'public/managed_schema.json'), managedSchema());
  const guide = join(ROOT, 'docs/deploy.md');
  await write(guide, withTable(await readFile(guide, 'utf8')));
}

await main();
