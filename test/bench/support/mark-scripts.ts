import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SCRIPT_START = 'script-start';
const MARK = `performance.getEntriesByName('${SCRIPT_START}').length||performance.mark('${SCRIPT_START}');`;

export interface MarkedExtension {
  extensionDir: string;
  remove(): Promise<void>;
}

/**
 * A copy of a built extension whose pages mark the time when the first of their scripts starts: whichever of its chunks
 * that is, since each begins by marking it unless another one has.
 */
export async function markScripts(builtDir: string): Promise<MarkedExtension> {
  const extensionDir = await mkdtemp(join(tmpdir(), 'support-contacts-marked-'));
  await cp(builtDir, extensionDir, { recursive: true });
  const chunks = join(extensionDir, 'chunks');
  for (const name of await readdir(chunks)) {
    const path = join(chunks, name);
    if (name.endsWith('.js')) await writeFile(path, MARK + (await readFile(path, 'utf8')));
  }
  return { extensionDir, remove: () => rm(extensionDir, { recursive: true }) };
}
