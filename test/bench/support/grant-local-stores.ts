import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A copy of a built extension that may reach this machine's stores without asking: nobody is there to answer the
 * browser's question.
 */
export async function grantLocalStores(built: string): Promise<{ extensionDir: string; remove(): Promise<void> }> {
  const extensionDir = await mkdtemp(join(tmpdir(), 'support-contacts-granted-'));
  await cp(built, extensionDir, { recursive: true });
  const file = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.host_permissions.push('http://127.0.0.1/*');
  await writeFile(file, JSON.stringify(manifest));
  return { extensionDir, remove: () => rm(extensionDir, { recursive: true, force: true }) };
}
