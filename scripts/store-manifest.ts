import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Chrome Web Store refuses a manifest with a `key`: it gives the extension an id of its own. An unpacked build keeps
 * the key, by which policies and tests name it.
 */
export function createKeyRemoval() {
  let whole: string | undefined;
  const manifestIn = (outDir: string) => join(outDir, 'manifest.json');

  return {
    async remove(outDir: string): Promise<void> {
      whole = await readFile(manifestIn(outDir), 'utf8');
      const { key: _, ...rest } = JSON.parse(whole);
      await writeFile(manifestIn(outDir), JSON.stringify(rest));
    },
    async putBack(outDir: string): Promise<void> {
      if (whole !== undefined) await writeFile(manifestIn(outDir), whole);
    },
  };
}
