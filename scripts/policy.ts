import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXAMPLES, OWN_IDS } from './policy/browsers.ts';
import { policyFiles } from './policy/files.ts';
import { managedSchema } from './policy/managed-schema.ts';
import { readValuesFile, ValuesError } from './policy/read-values.ts';
import { withTable } from './policy/table.ts';
import { readAllTitles } from './policy/titles.ts';
import { ROOT } from './run-tool.mjs';

/**
 * `npm run policy`: everything for administrators, from the one schema. With `-- --values mine.json --out folder`
 * the same files with values of one's own; `--chrome`, `--edge` and `--firefox` name the extension's ids in the stores.
 */
const OPTIONS = {
  values: { type: 'string' },
  out: { type: 'string' },
  chrome: { type: 'string', default: OWN_IDS.chrome },
  edge: { type: 'string', default: OWN_IDS.edge },
  firefox: { type: 'string', default: OWN_IDS.firefox },
} as const;

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (fault) {
    throw fault instanceof TypeError ? new ValuesError(fault.message) : fault;
  }
}

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

async function main(): Promise<void> {
  const { values, out, ...ids } = readOptions();
  if (values !== undefined && out === undefined) throw new ValuesError('--values needs --out, the folder to write to.');
  const files = policyFiles({
    ids,
    values: values === undefined ? EXAMPLES : await readValuesFile(values),
    titles: await readAllTitles(),
  });
  const folder = out ?? join(ROOT, 'deploy');
  for (const [path, text] of files) await write(join(folder, path), text);
  if (out !== undefined) return;
  await write(join(ROOT, 'public/managed_schema.json'), managedSchema());
  const guide = join(ROOT, 'docs/deploy.md');
  await write(guide, withTable(await readFile(guide, 'utf8')));
}

try {
  await main();
} catch (fault) {
  if (!(fault instanceof ValuesError)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
