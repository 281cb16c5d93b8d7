import { beforeAll, describe, expect, it } from 'vitest';
import { openRequest, writeRequest } from '../../../lib/feed/keys/publisher-request.ts';
import { createSigningKey, type SigningKey, signJson } from '../../../lib/feed/keys/signing-key.ts';

const TYPE = 'support-contacts-request';
let [root, key, other]: SigningKey[] = [];
let kid = '';
let text = '';

function known(signingKey: SigningKey | undefined): SigningKey {
  if (!signingKey) throw new Error('No key');
  return signingKey;
}

beforeAll(async () => {
  [root, key, other] = await Promise.all([createSigningKey(), createSigningKey(), createSigningKey()]);
  kid = known(root).kid;
  text = await writeRequest(known(key), { name: 'Bob', root: kid });
});

describe('a request to publish', () => {
  it('names the key by its fingerprint, and whose it is', async () => {
    const { kid: fingerprint, jwk } = known(key);
    expect(await openRequest(text, kid)).toEqual({ ok: true, request: { name: 'Bob', kid: fingerprint, jwk } });
  });

  it('is read as mail programs break it', async () => {
    const broken = text.replace(/(.{70})/g, '$1\r\n  ');
    expect(await openRequest(`\n${broken}\n`, kid)).toMatchObject({ ok: true });
  });

  it('cannot be altered in any place', async () => {
    const at = Array.from({ length: text.length }, (_, index) => index);
    const altered = at.map(
      (index) => `${text.slice(0, index)}${text[index] === 'A' ? 'B' : 'A'}${text.slice(index + 1)}`,
    );
    const opened = await Promise.all(altered.map((one) => openRequest(one, kid)));
    expect(opened.filter(({ ok }) => ok)).toEqual([]);
  });

  it('is not made for a key of somebody else', async () => {
    const theirs = { v: 1, name: 'Bob', root: kid };
    const forged = await signJson(theirs, { typ: TYPE, jwk: known(other).jwk }, known(key));
    expect(await openRequest(forged, kid)).toEqual({ ok: false, reason: 'altered' });
  });

  it.each<[string, string, () => string | Promise<string>]>([
    ['an invitation', 'foreign', () => 'https://host.example/feeds/x#t=1&k=2&r=3'],
    ['nothing', 'foreign', () => ' '],
    ['a very long text', 'foreign', () => `${text}${'A'.repeat(10_000)}`],
    ['one without its end', 'truncated', () => text.slice(0, -10)],
    ['one that names nobody', 'foreign', () => writeRequest(known(key), { name: ' ', root: kid })],
    [
      'another kind of signed thing',
      'foreign',
      () =>
        signJson({ v: 1, name: 'Bob', root: kid }, { typ: 'support-contacts-keys', jwk: known(key).jwk }, known(key)),
    ],
    ['one to another team', 'otherRoot', () => writeRequest(known(key), { name: 'Bob', root: known(other).kid })],
  ])('is not taken from %s', async (_, reason, given) => {
    expect(await openRequest(await given(), kid)).toEqual({ ok: false, reason });
  });

  it('brings no line breaks into a name', async () => {
    const named = await writeRequest(known(key), { name: 'Bob\nFingerprint: x', root: kid });
    expect(await openRequest(named, kid)).toMatchObject({ request: { name: 'Bob Fingerprint: x' } });
  });
});
