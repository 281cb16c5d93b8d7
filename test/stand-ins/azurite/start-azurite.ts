import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ACCOUNT, accountToken, type ContainerAccess, containerToken, ownerHeaders } from './sign.ts';

/** Microsoft's emulator of Azure Blob Storage, on a free port of 127.0.0.1. */
export interface Azurite {
  /** Makes a container; throws when there is one of that name. */
  createContainer(name: string): Promise<void>;
  /** The address of a container with a token of its own, as a person would paste it. */
  urlOf(container: string, access?: ContainerAccess): string;
  /** The stored access policies that a container has from now on, each with its permissions. */
  setPolicies(container: string, policies: Readonly<Record<string, string>>): Promise<void>;
  /** Ends it as its own documentation asks, so that acknowledged writes are on disk; leaves its folder. */
  stop(): Promise<void>;
  /** Ends it and takes its folder away. */
  close(): Promise<void>;
  folder: string;
}

const PROGRAM = fileURLToPath(new URL('run-azurite.mjs', import.meta.url));

/** Starts the blob service alone, its telemetry off. Without a folder it keeps its blobs in a temporary one. */
export async function startAzurite(given?: string): Promise<Azurite> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'support-contacts-azurite-')));
  const options = ['--blobPort', '0', '--location', folder, '--silent', '--disableTelemetry'];
  const child = spawn(process.execPath, [PROGRAM, ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  const endpoint = `${await announcedAddress(child.stdout, exited)}/${ACCOUNT}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return {
    folder,
    stop,
    createContainer: (name) => createContainer(endpoint, name),
    setPolicies: (container, policies) => setPolicies(endpoint, container, policies),
    urlOf: (container, access) => `${endpoint}/${container}?${containerToken(container, access)}`,
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Its port is the system's choice, so only its own first lines tell it. Rejects when it ends before that. */
async function announcedAddress(output: NodeJS.ReadableStream, exited: Promise<unknown[]>): Promise<string> {
  let text = '';
  const listening = new Promise<string>((resolve) => {
    output.on('data', (some: Buffer) => {
      text += some.toString();
      const [, address] = /successfully listens on (http:\S+)/.exec(text) ?? [];
      if (address) resolve(address);
    });
  });
  const ended = exited.then(([code]) => Promise.reject(new Error(`Azurite ended with ${code} at its start: ${text}`)));
  return Promise.race([listening, ended]);
}

async function createContainer(endpoint: string, name: string): Promise<void> {
  const url = `${endpoint}/${name}?restype=container&${accountToken()}`;
  const response = await fetch(url, { method: 'PUT', headers: { 'x-ms-version': '2021-12-02' } });
  if (response.status !== 201) throw new Error(`Azurite answered ${response.status} to the creation of "${name}".`);
}

/** Azure: "Set Container ACL". */
async function setPolicies(
  endpoint: string,
  container: string,
  policies: Readonly<Record<string, string>>,
): Promise<void> {
  const identifiers = Object.entries(policies).map(
    ([id, permissions]) =>
      `<SignedIdentifier><Id>${id}</Id><AccessPolicy><Permission>${permissions}</Permission></AccessPolicy></SignedIdentifier>`,
  );
  const body = `<?xml version="1.0" encoding="utf-8"?><SignedIdentifiers>${identifiers.join('')}</SignedIdentifiers>`;
  const headers = ownerHeaders(container, 'acl', body, new Date());
  const response = await fetch(`${endpoint}/${container}?restype=container&comp=acl`, { method: 'PUT', headers, body });
  if (response.status !== 200)
    throw new Error(`Azurite answered ${response.status} to the policies of "${container}".`);
}
