import { CompactSign, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../../lib/feed/bytes.ts';
import { endorseKey, type KeyList, NO_KEYS, revokeKey } from '../../../lib/feed/keys/key-list.ts';
import { openKeyList, signKeyList } from '../../../lib/feed/keys/signed-key-list.ts';
import { createSigningKey, type SigningKey, signJson } from '../../../lib/feed/keys/signing-key.ts';
import { NOW, type SampleWorkspace, sampleWorkspace } from '../sample-workspace.ts';

const TYPE = 'support-contacts-keys';
let sample: SampleWorkspace;
let attacker: SigningKey;
let signed: string;

beforeAll(async () => {
  [sample, attacker] = await Promise.all([sampleWorkspace(), createSigningKey()]);
  signed = await signKeyList(sample.keys, sample.root);
});

const open = (text: string, version = 0) => openKeyList(text, { root: sample.root.kid, version });
const signedAs = (content: object, by: SigningKey = sample.root) => signJson(content, { typ: TYPE, jwk: by.jwk }, by);
const one = () => sample.keys.keys[0] ?? {};

describe('the signed list of keys', () => {
  it('is what the root signed', async () => {
    const revoked = revokeKey(sample.keys, sample.publisher.kid, { at: NOW, reason: 'lost' });
    expect(await open(`${await signKeyList(revoked, sample.root)}\n`, 2)).toEqual({ ok: true, list: revoked });
  });

  it.each<[string, string, () => string | Promise<string>]>([
    ['too large', 'keysTooLarge', () => `${signed}${'A'.repeat(600_000)}`],
    ['a login page', 'keysForeign', () => '<html>Sign in</html>'],
    ['empty', 'keysForeign', () => ''],
    ['unsigned JSON', 'keysForeign', () => JSON.stringify(sample.keys)],
    ['cut in its signature', 'keysTruncated', () => signed.slice(0, -1)],
    ['cut in its content', 'keysTruncated', () => signed.slice(0, signed.indexOf('.') + 40)],
    ['not signed at all (alg none)', 'keysAlgorithm', () => unsecured()],
    ['signed with the public key as a password (HS256)', 'keysAlgorithm', () => symmetric()],
    [
      'another kind of signed thing',
      'keysForeign',
      () => signJson(sample.keys, { typ: 'other', jwk: sample.root.jwk }, sample.root),
    ],
    ['without its root’s key', 'keysForeign', () => signJson(sample.keys, { typ: TYPE }, sample.root)],
    ['signed by another root', 'rootMismatch', () => signKeyList(endorseKey(NO_KEYS, attacker, NOW), attacker)],
    [
      'signed by another key in the root’s name',
      'keysSignature',
      () => signJson(sample.keys, { typ: TYPE, jwk: sample.root.jwk }, attacker),
    ],
    [
      'naming a key by another’s fingerprint',
      'keysMalformed',
      () => signedAs({ ...sample.keys, keys: [{ ...one(), jwk: attacker.jwk }] }),
    ],
    ['naming a key twice', 'keysMalformed', () => signedAs({ ...sample.keys, keys: [one(), one()] })],
    ['without version', 'keysMalformed', () => signedAs({ v: 1, keys: [] })],
    ['of a later version of the extension', 'keysNewer', () => signedAs({ v: 2, lists: [] })],
  ])('is refused when it is %s', async (_, reason, text) => {
    expect(await open(await text())).toEqual({ ok: false, reason });
  });

  it('is refused when it is older than one that was seen', async () => {
    expect(await open(signed, 2)).toEqual({ ok: false, reason: 'keysOlder' });
    expect(await open(signed, 1)).toMatchObject({ ok: true });
  });

  it('is refused when any one of its characters is altered', async () => {
    for (let at = 0; at < signed.length; at++) {
      const altered = signed.slice(0, at) + neighbourOf(signed[at] ?? '') + signed.slice(at + 1);
      expect(await open(altered), `character ${at}`).toMatchObject({ ok: false });
    }
  });
});

const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Another in its lowest bit alone, which of a part's last character may be one that decoders ignore. */
const neighbourOf = (character: string) => BASE64_URL.charAt(BASE64_URL.indexOf(character) ^ 1) || 'A';

const unsecured = () => new UnsecuredJWT({ ...sample.keys }).encode();

const symmetric = () =>
  new CompactSign(utf8(JSON.stringify(sample.keys satisfies KeyList)))
    .setProtectedHeader({ alg: 'HS256', typ: TYPE, jwk: sample.root.jwk })
    .sign(utf8(JSON.stringify(sample.root.jwk)));
