import jose from 'node-jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../lib/feed/bytes.ts';
import { openFeed } from '../../../lib/feed/content/open-feed.ts';
import { sealFeed } from '../../../lib/feed/content/seal-feed.ts';
import type { FeedSpot } from '../../../lib/feed/keys/derive-feed.ts';
import { endorseKey } from '../../../lib/feed/keys/key-list.ts';
import { fingerprintOf } from '../../../lib/feed/keys/public-jwk.ts';
import { openKeyList, signKeyList } from '../../../lib/feed/keys/signed-key-list.ts';
import { signingKey } from '../../../lib/feed/keys/signing-key.ts';
import { NOW, type SampleWorkspace, samplePayload, sampleWorkspace, spotOf, trustIn } from '../sample-workspace.ts';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
let sample: SampleWorkspace;
let spot: FeedSpot;

beforeAll(async () => {
  sample = await sampleWorkspace();
  spot = await spotOf(sample);
});

const contentKeyOf = () => jose.JWK.asKey({ kty: 'oct', alg: 'A256GCM', k: toBase64Url(spot.contentKey) });

describe('an independent implementation of JOSE', () => {
  it('opens what is sealed here', async () => {
    const sealed = await sealFeed(samplePayload(), sample.publisher, spot);
    const outer = await jose.JWE.createDecrypt(await contentKeyOf()).decrypt(sealed);
    expect(outer.header).toEqual({ alg: 'dir', enc: 'A256GCM', cty: 'JOSE', kid: spot.feedId });
    const inner = await jose.JWS.createVerify(await jose.JWK.asKey(sample.publisher.jwk)).verify(
      String(outer.plaintext),
    );
    expect(inner.header).toEqual({ alg: 'ES256', typ: 'support-contacts-feed', kid: sample.publisher.kid });
    expect(JSON.parse(String(inner.payload))).toEqual(samplePayload());
  });

  it('refuses what is sealed here for another key', async () => {
    const sealed = await sealFeed(samplePayload(), sample.publisher, await spotOf(sample, undefined, 2));
    await expect(jose.JWE.createDecrypt(await contentKeyOf()).decrypt(sealed)).rejects.toThrow();
  });

  it('seals what opens here', async () => {
    const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
    const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
    const { kid, jwk: published } = await signingKey(jwk, pair.privateKey);
    const header = { typ: 'support-contacts-feed', kid };
    const signer = { key: await jose.JWK.asKey(jwk), reference: false } as const;
    const signed = await jose.JWS.createSign({ format: 'compact', fields: { alg: 'ES256', ...header } }, signer)
      .update(JSON.stringify(samplePayload()))
      .final();
    const content = { key: await contentKeyOf(), reference: false } as const;
    const options = { format: 'compact', contentAlg: 'A256GCM', fields: { alg: 'dir' } } as const;
    const sealed = await jose.JWE.createEncrypt(options, content).update(signed).final();
    const keys = endorseKey(sample.keys, { kid, jwk: published }, NOW);
    expect(await openFeed(sealed, trustIn(sample, spot, { keys }))).toMatchObject({
      ok: true,
      payload: samplePayload(),
    });
  });

  it('reads the list of keys that is signed here, and names the root the same', async () => {
    const signed = await signKeyList(sample.keys, sample.root);
    const read = await jose.JWS.createVerify(await jose.JWK.asKey(sample.root.jwk)).verify(signed);
    expect(JSON.parse(String(read.payload))).toEqual(sample.keys);
    expect((await jose.JWK.asKey(sample.root.jwk)).kid).toBe(await fingerprintOf(sample.root.jwk));
  });

  it('signs a list of keys that opens here', async () => {
    const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
    const root = await crypto.subtle.exportKey('jwk', pair.privateKey);
    const { kid, jwk } = await signingKey(root, pair.privateKey);
    const fields = { alg: 'ES256', typ: 'support-contacts-keys', jwk };
    const signer = { key: await jose.JWK.asKey(root), reference: false } as const;
    const signed = await jose.JWS.createSign({ format: 'compact', fields }, signer)
      .update(JSON.stringify(sample.keys))
      .final();
    expect(await openKeyList(signed, { root: kid, version: 0 })).toEqual({ ok: true, list: sample.keys });
  });
});
