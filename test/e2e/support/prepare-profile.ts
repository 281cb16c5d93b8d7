import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Turns on Chromium's developer mode in a new profile: without it an unpacked extension is disabled as soon as it
 * reloads itself. A profile that is there already keeps its settings.
 */
export async function prepareChromiumProfile(profileDir: string): Promise<void> {
  const preferences = join(profileDir, 'Default', 'Preferences');
  if (existsSync(preferences)) return;
  await mkdir(join(profileDir, 'Default'), { recursive: true });
  await writeFile(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}
