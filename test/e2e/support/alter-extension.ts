import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import { builtExtension } from './session.ts';

export interface AlteredExtension {
  extensionDir: string;
  remove(): Promise<void>;
}

/** A copy of the production build in which some files, by path, are new or replaced. Its manifest stays. */
export async function alterExtension(
  name: BrowserName,
  files: Readonly<Record<string, string>>,
): Promise<AlteredExtension> {
  const extensionDir = await mkdtemp(join(tmpdir(), 'support-contacts-altered-'));
  await cp(builtExtension(name), extensionDir, { recursive: true });
  await Promise.all(Object.entries(files).map(([path, text]) => writeFile(join(extensionDir, path), text)));
  return { extensionDir, remove: () => rm(extensionDir, { recursive: true }) };
}
