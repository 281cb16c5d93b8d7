import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { array, looseObject, parse, string } from 'valibot';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import { type AlteredExtension, alterExtension } from './alter-extension.ts';
import { builtExtension } from './session.ts';

const Manifest = looseObject({ host_permissions: array(string()) });

/**
 * The production build, which may reach the hosts of these match patterns without asking: nobody can click the browser's
 * own prompt for a host while it is headless. The extension still asks; the browser answers at once, since it is granted.
 * `files`, by path, are new in it.
 */
export async function withHosts(
  name: BrowserName,
  patterns: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<AlteredExtension> {
  const text = await readFile(join(builtExtension(name), 'manifest.json'), 'utf8');
  const manifest = parse(Manifest, JSON.parse(text));
  const host_permissions = [...manifest.host_permissions, ...patterns];
  return alterExtension(name, { ...files, 'manifest.json': JSON.stringify({ ...manifest, host_permissions }) });
}
