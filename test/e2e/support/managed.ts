import { generateKeyPairSync } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserName } from '../../../scripts/find-browser.mjs';
import { alterExtension } from './alter-extension.ts';
import { chromiumIdFromKey, readGeckoId } from './extension-origin.ts';
import { builtExtension, type Session, type SessionOptions, startSession } from './session.ts';

/** Debian's Chromium and plain builds look here; Chrome and Edge have folders of their own. */
const CHROMIUM_FOLDER = '/etc/chromium/policies/managed';

const LONG_AGO = new Date(Date.now() - 60_000);

export interface ManagedSession extends Session {
  /** What an administrator sets from now on; undefined takes it away. */
  setPolicy(values: object | undefined): Promise<void>;
}

/** Why policies cannot be set on this machine; undefined when they can. */
export function whyUnmanageable(name: BrowserName): string | undefined {
  if (name === 'firefox') return undefined;
  try {
    mkdirSync(CHROMIUM_FOLDER, { recursive: true });
    accessSync(CHROMIUM_FOLDER, constants.W_OK);
    return undefined;
  } catch {
    return `${CHROMIUM_FOLDER} cannot be written`;
  }
}

/** A browser whose administrator is the test. In Chromium the extension has an id of its own: others are not managed. */
export async function startManaged(name: BrowserName, options: SessionOptions = {}): Promise<ManagedSession> {
  return name === 'chromium' ? startManagedChromium(options) : startManagedFirefox(options);
}

async function startManagedChromium(options: SessionOptions): Promise<ManagedSession> {
  const from = options.extensionDir ?? builtExtension('chromium');
  const manifest = JSON.parse(await readFile(join(from, 'manifest.json'), 'utf8'));
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64');
  const id = chromiumIdFromKey(key);
  const extension = await alterExtension('chromium', { 'manifest.json': JSON.stringify({ ...manifest, key }) });
  const file = join(CHROMIUM_FOLDER, `${id}.json`);
  const clear = () => rm(file, { force: true });
  const session = await startSession('chromium', { ...options, extensionDir: extension.extensionDir }).catch((fault) =>
    extension.remove().then(() => Promise.reject(fault)),
  );
  return {
    ...session,
    setPolicy: (values) =>
      values === undefined ? clear() : place(file, { '3rdparty': { extensions: { [id]: values } } }),
    close: () =>
      clear()
        .then(session.close)
        .finally(() => extension.remove()),
  };
}

async function startManagedFirefox(options: SessionOptions): Promise<ManagedSession> {
  const name = await readGeckoId(options.extensionDir ?? builtExtension('firefox'));
  const homeDir = await mkdtemp(join(tmpdir(), 'support-contacts-home-'));
  const file = join(homeDir, '.mozilla', 'managed-storage', `${name}.json`);
  const session = await startSession('firefox', { ...options, homeDir });
  return {
    ...session,
    setPolicy: (data) =>
      data === undefined
        ? rm(file, { force: true })
        : place(file, { name, description: 'Support contacts', type: 'storage', data }),
    close: () => session.close().finally(() => rm(homeDir, { recursive: true, force: true, maxRetries: 20 })),
  };
}

/** Whole at once, and old: Chromium waits for some seconds after the last change of a file. */
async function place(file: string, content: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.new`;
  await writeFile(beside, JSON.stringify(content));
  await utimes(beside, LONG_AGO, LONG_AGO);
  await rename(beside, file);
}
