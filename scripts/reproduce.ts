import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AdmZip from 'adm-zip';
import { ROOT, runTool } from './run-tool.mjs';

/**
 * Whether the stores' packages come out the same, byte for byte: built here twice, and once more elsewhere from nothing
 * but the package of sources, as a store's reviewer does it. Exits with 1 when any differs.
 */

/** By file name; hexadecimal SHA-256. */
type Hashes = ReadonlyMap<string, string>;

const BUILDS = [['zip'], ['zip', '-b', 'firefox', '--mv3']] as const;

async function hashZips(folder: string): Promise<Hashes> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.zip')).sort();
  const hash = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
  return new Map(await Promise.all(names.map(async (name) => [name, await hash(name)] as const)));
}

/** Builds the packages in `root` from scratch. */
async function zip(root: string): Promise<Hashes> {
  const output = join(root, '.output');
  await mkdir(output, { recursive: true });
  const old = (await readdir(output)).filter((name) => name.endsWith('.zip'));
  await Promise.all(old.map((name) => rm(join(output, name))));
  for (const args of BUILDS) {
    const exitCode = await runTool('wxt', [...args], { cwd: root, env: { CI: 'true' } });
    if (exitCode !== 0) throw new Error(`wxt ${args.join(' ')} ended with ${exitCode}.`);
  }
  return hashZips(output);
}

/** Unpacks the sources somewhere else; the packages that the lockfile names are those of this folder. */
async function unpackSources(sources: string): Promise<string> {
  const elsewhere = await mkdtemp(join(tmpdir(), 'support-contacts-sources-'));
  new AdmZip(sources).extractAllTo(elsewhere);
  await symlink(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'), 'junction');
  return elsewhere;
}

function compare(first: Hashes, others: Readonly<Record<string, Hashes>>): number {
  let differing = 0;
  for (const [name, hash] of first) {
    const different = Object.keys(others).filter((where) => others[where]?.get(name) !== hash);
    differing += different.length;
    console.log(`${hash}  ${name}  ${different.length === 0 ? 'same' : `DIFFERS: ${different.join(', ')}`}`);
  }
  return differing;
}

const here = await zip(ROOT);
const again = await zip(ROOT);
const sources = [...here.keys()].find((name) => name.endsWith('-sources.zip'));
if (!sources) throw new Error('No package of sources was made.');
const elsewhere = await unpackSources(join(ROOT, '.output', sources));
try {
  process.exitCode = compare(here, { again, 'from the sources': await zip(elsewhere) }) === 0 ? 0 : 1;
} finally {
  await rm(elsewhere, { recursive: true });
}
