import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import { runTool } from '../../../scripts/run-tool.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCES = ['entrypoints', 'components', 'lib', 'locales', 'public', 'package-lock.json', 'wxt.config.ts'];

const modifiedAt = (path: string) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );

async function newestBelow(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true }).catch(() => []);
  return Math.max(await modifiedAt(path), ...(await Promise.all(names.map((name) => modifiedAt(join(path, name))))));
}

/** Whether the build of this browser is newer than every source file. */
export async function isBuildCurrent(name: BrowserName): Promise<boolean> {
  const builtAt = await modifiedAt(
    join(ROOT, '.output', name === 'chromium' ? 'chrome-mv3' : 'firefox-mv3', 'manifest.json'),
  );
  const changedAt = await Promise.all(SOURCES.map((source) => newestBelow(join(ROOT, source))));
  return builtAt > Math.max(...changedAt);
}

/** Builds the production extension into `.output`. Throws when the build fails. */
export async function buildExtension(name: BrowserName): Promise<void> {
  const code = await runTool('wxt', name === 'chromium' ? ['build'] : ['build', '-b', 'firefox', '--mv3']);
  if (code !== 0) throw new Error(`The ${name} build failed with exit code ${code}.`);
}
