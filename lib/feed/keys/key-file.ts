import * as v from 'valibot';
import { type Bytes, fromBase64Url, jsonOf, toBase64Url, utf8 } from '../bytes.ts';
import { type FeedSecret, importFeedSecret, SECRET_BYTES } from './derive-feed.ts';
import { lockUnderPassphrase, type Unlocked, unlock } from './passphrase-lock.ts';
import { ES256, isFingerprint, publicJwk } from './public-jwk.ts';
import { type SigningKey, signingKey } from './signing-key.ts';

const bytes32 = v.pipe(
  v.string(),
  v.check((text) => fromBase64Url(text)?.length === SECRET_BYTES, 'bytes'),
);
const keyFile = v.strictObject({
  v: v.literal(1),
  secret: bytes32,
  root: v.strictObject({ ...publicJwk.entries, d: bytes32 }),
});
/** `of`: fingerprint of the root, which is not in it. */
const publisherFile = v.strictObject({
  v: v.literal(1),
  secret: bytes32,
  of: v.pipe(v.string(), v.check(isFingerprint, 'of')),
});
const anyFile = v.union([keyFile, publisherFile]);
type KeyFile = v.InferOutput<typeof anyFile>;

/** What a workspace needs to publish: the secret, and the root key where this profile is its keeper. */
export interface WorkspaceKeys {
  secret: FeedSecret;
  /** Fingerprint of the root. */
  of: string;
  root?: SigningKey;
}

/**
 * New keys of a workspace, and the file that holds them under a passphrase. This file is the only copy that can leave
 * the browser: afterwards neither key is extractable. Throws for a short passphrase.
 */
export async function createWorkspaceKeys(
  passphrase: string,
): Promise<{ keys: Required<WorkspaceKeys>; file: string }> {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const { x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const secret = toBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  const content = v.parse(keyFile, { v: 1, secret, root: { kty: 'EC', crv: 'P-256', x, y, d } });
  const file = await lockFile(content, passphrase);
  const { root, ...rest } = await keysOf(content);
  if (!root) throw new Error('New keys without a root');
  return { keys: { ...rest, root }, file };
}

export type OpenedKeyFile = { ok: true; keys: WorkspaceKeys } | Extract<Unlocked, { ok: false }>;

export async function openKeyFile(file: string, passphrase: string): Promise<OpenedKeyFile> {
  const read = await readFile(file, passphrase);
  return read.ok ? { ok: true, keys: await keysOf(read.content) } : read;
}

/** `of`: fingerprint of the root that the file is of. */
export type SharedKeyFile = { ok: true; file: string; of: string } | Extract<Unlocked, { ok: false }>;

/** A file for another publisher, under a passphrase of its own: the secret without the root. */
export async function fileForPublisher(file: string, passphrase: string, theirs: string): Promise<SharedKeyFile> {
  const read = await readFile(file, passphrase);
  if (!read.ok) return read;
  const { secret } = read.content;
  const { of } = await keysOf(read.content);
  return { ok: true, file: await lockFile({ v: 1, secret, of }, theirs), of };
}

const lockFile = (content: KeyFile, passphrase: string) =>
  lockUnderPassphrase(utf8(JSON.stringify(content)), passphrase);

type ReadFile = { ok: true; content: KeyFile } | Extract<Unlocked, { ok: false }>;

async function readFile(file: string, passphrase: string): Promise<ReadFile> {
  const unlocked = await unlock(file, passphrase);
  if (!unlocked.ok) return unlocked;
  const { success, output } = v.safeParse(anyFile, jsonOf(unlocked.bytes));
  return success ? { ok: true, content: output } : { ok: false, reason: 'foreign' };
}

async function keysOf(file: KeyFile): Promise<WorkspaceKeys> {
  const secret = await importFeedSecret(knownBytes(file.secret));
  if ('of' in file) return { secret, of: file.of };
  const privateKey = await crypto.subtle.importKey('jwk', file.root, ES256, false, ['sign']);
  const root = await signingKey(file.root, privateKey);
  return { secret, of: root.kid, root };
}

function knownBytes(text: string): Bytes {
  const bytes = fromBase64Url(text);
  if (!bytes) throw new Error('A key file that was parsed holds bytes');
  return bytes;
}
