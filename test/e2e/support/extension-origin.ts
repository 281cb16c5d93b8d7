import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { object, optional, parse, string } from 'valibot';
import type { BrowserName } from '../../../scripts/find-browser.mjs';

/** Any fixed UUID serves: it makes the address of the extension's pages known before Firefox starts. */
export const FIREFOX_UUID = '2f0e2d3c-5a1b-4c4d-8e6f-7a8b9c0d1e2f';

const Manifest = object({
  key: optional(string()),
  browser_specific_settings: optional(object({ gecko: object({ id: string() }) })),
});

const readManifest = async (extensionDir: string) =>
  parse(Manifest, JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')));

/** The add-on id of a Firefox build. Throws when `extensionDir` holds no Firefox build. */
export async function readGeckoId(extensionDir: string): Promise<string> {
  const id = (await readManifest(extensionDir)).browser_specific_settings?.gecko.id;
  if (id === undefined) throw new Error(`${extensionDir} holds no Firefox build.`);
  return id;
}

/**
 * Chromium's id of an extension with this manifest `key`: the first 128 bits of the SHA-256 of the public key, in
 * hexadecimal with the digits 0–f written as a–p.
 */
export function chromiumIdFromKey(key: string): string {
  const digits = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digits].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}

/** Origin of the extension's pages, with a slash at its end. */
export async function extensionOrigin(name: BrowserName, extensionDir: string): Promise<string> {
  if (name === 'firefox') return `moz-extension://${FIREFOX_UUID}/`;
  const { key } = await readManifest(extensionDir);
  if (key === undefined) throw new Error(`The manifest in ${extensionDir} has no key, so its id is not fixed.`);
  return `chrome-extension://${chromiumIdFromKey(key)}/`;
}
