import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { WxtDevServer } from 'wxt';
import { LOCALES_FOLDER, messageFiles } from './message-files.ts';

/** While developing: a text that was changed shows itself at once. */
export function watchMessages(outDir: string, { watcher, reloadExtension }: WxtDevServer): void {
  watcher.add(LOCALES_FOLDER);
  watcher.on('change', (path) => {
    if (path.startsWith(LOCALES_FOLDER)) void writeMessages(outDir).then(reloadExtension);
  });
}

async function writeMessages(outDir: string): Promise<void> {
  for (const { relativeDest, contents } of messageFiles()) {
    const path = join(outDir, relativeDest);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
}
