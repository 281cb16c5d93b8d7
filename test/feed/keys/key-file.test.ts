import { CompactEncrypt, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../../lib/feed/bytes.ts';
import { deriveFeed } from '../../../lib/feed/keys/derive-feed.ts';
import {
  createWorkspaceKeys,
  fileForPublisher,
  openKeyFile,
  type WorkspaceKeys,
} from '../../../lib/feed/keys/key-file.ts';
import { isLongPassphrase } from '../../../lib/feed/keys/passphrase.ts';
import { tenant } from '../../directory/build.ts';

const PASSPHRASE = 'correct horse battery staple';
let made: { keys: Required<WorkspaceKeys>; file: string };

beforeAll(async () => {
  made = await createWorkspaceKeys(PASSPHRASE);
});

async function opened(file: string, passphrase: string): Promise<WorkspaceKeys> {
  const outcome = await openKeyFile(file, passphrase);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.keys;
}

describe('the key file', () => {
  it('brings the same root and the same feeds to another browser', async () => {
    const { root, secret } = await opened(made.file, PASSPHRASE);
    expect(root?.kid).toBe(made.keys.root.kid);
    const [there, here] = await Promise.all([secret, made.keys.secret].map((one) => deriveFeed(one, tenant(1), 1)));
    expect(there).toEqual(here);
  });

  it('is the only way out: neither key can be read from the browser', async () => {
    const again = await opened(made.file, PASSPHRASE);
    for (const keys of [made.keys, again]) {
      expect(keys.root?.privateKey.extractable).toBe(false);
      expect(keys.secret.extractable).toBe(false);
    }
    await expect(crypto.subtle.exportKey('jwk', made.keys.root.privateKey)).rejects.toThrow();
  });

  it('is slow to guess', () => {
    expect(decodeProtectedHeader(made.file)).toMatchObject({
      alg: 'PBES2-HS512+A256KW',
      enc: 'A256GCM',
      p2c: 600_000,
    });
  });

  it('opens for the passphrase as another keyboard writes it', async () => {
    const { file } = await createWorkspaceKeys('Schlüssel für Zürich');
    expect(await openKeyFile(` ${file}\n`, 'Schlu\u0308ssel fu\u0308r Zu\u0308rich ')).toMatchObject({ ok: true });
  });

  it('stays shut for another passphrase', async () => {
    expect(await openKeyFile(made.file, 'correct horse battery stable')).toEqual({ ok: false, reason: 'passphrase' });
  });

  it.each([
    ['a file of something else', () => '{"v":1}'],
    ['a cut file', () => made.file.slice(0, 40)],
  ])('refuses %s', async (_, file) => {
    expect(await openKeyFile(file(), PASSPHRASE)).toEqual({ ok: false, reason: 'foreign' });
  });

  it.each([
    ['so few rounds that it was made to be guessed', 1_000],
    ['so many rounds that the browser would stand still', 2_000_000_000],
  ])('refuses a file with %s', async (_, p2c) => {
    const [, ...rest] = made.file.split('.');
    const header = { ...decodeProtectedHeader(made.file), p2c };
    const file = [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
    expect(await openKeyFile(file, PASSPHRASE)).toEqual({ ok: false, reason: 'foreign' });
  });

  it('refuses a file that the passphrase opens and that holds something else', async () => {
    const file = await new CompactEncrypt(utf8('{"v":1,"secret":"short"}'))
      .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' })
      .setKeyManagementParameters({ p2c: 210_000 })
      .encrypt(utf8(PASSPHRASE));
    expect(await openKeyFile(file, PASSPHRASE)).toEqual({ ok: false, reason: 'foreign' });
  });

  it('is not made under a short passphrase', async () => {
    await expect(createWorkspaceKeys('too short')).rejects.toThrow(RangeError);
    expect(isLongPassphrase('12 letters..')).toBe(true);
    expect(isLongPassphrase('  11 letters.  ')).toBe(false);
  });
});

describe('a publisher’s file', () => {
  it('has the feeds and not the root, under a passphrase of its own', async () => {
    const shared = await fileForPublisher(made.file, PASSPHRASE, 'another long passphrase');
    if (!shared.ok) throw new Error(shared.reason);
    const { root, of, secret } = await opened(shared.file, 'another long passphrase');
    expect(root).toBeUndefined();
    expect([of, shared.of]).toEqual([made.keys.root.kid, made.keys.root.kid]);
    expect(await deriveFeed(secret, tenant(1), 1)).toEqual(await deriveFeed(made.keys.secret, tenant(1), 1));
    expect(await openKeyFile(shared.file, PASSPHRASE)).toEqual({ ok: false, reason: 'passphrase' });
  });

  it('is not made without the passphrase of the first', async () => {
    const shared = await fileForPublisher(made.file, 'not the passphrase', 'another long passphrase');
    expect(shared).toEqual({ ok: false, reason: 'passphrase' });
  });
});
