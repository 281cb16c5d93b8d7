import { CompactEncrypt, CompactSign } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '../../../lib/feed/bytes.ts';
import { afterSeeing, NOTHING_SEEN } from '../../../lib/feed/content/judge-issue.ts';
import { type FeedTrust, openFeed } from '../../../lib/feed/content/open-feed.ts';
import { sealFeed } from '../../../lib/feed/content/seal-feed.ts';
import type { FeedSpot } from '../../../lib/feed/keys/derive-feed.ts';
import { endorseKey, type KeyList, revokeKey } from '../../../lib/feed/keys/key-list.ts';
import { createSigningKey, type SigningKey } from '../../../lib/feed/keys/signing-key.ts';
import { VALIDITY } from '../../../lib/feed/seconds.ts';
import {
  ISSUE,
  NOW,
  OTHER_CUSTOMER,
  type SampleWorkspace,
  sampleContacts,
  sampleContent,
  samplePayload,
  sampleWorkspace,
  spotOf,
  trustIn,
} from '../sample-workspace.ts';

const DAY = 86_400;
const TYPE = 'support-contacts-feed';
let sample: SampleWorkspace;
let spot: FeedSpot;
let otherSpot: FeedSpot;
let second: SigningKey;
let stranger: SigningKey;
let bothKeys: KeyList;
let sealed: string;

beforeAll(async () => {
  sample = await sampleWorkspace();
  [spot, otherSpot] = await Promise.all([spotOf(sample), spotOf(sample, OTHER_CUSTOMER)]);
  [second, stranger] = await Promise.all([createSigningKey(), createSigningKey()]);
  bothKeys = endorseKey(sample.keys, second, NOW);
  sealed = await seal();
});

const seal = (change: Parameters<typeof samplePayload>[0] = {}, by = sample.publisher, at = spot) =>
  sealFeed(samplePayload(change), by, at);
const open = (text: string, change: Partial<FeedTrust> = {}) => openFeed(text, trustIn(sample, spot, change));
const seen = (seq: number, by = sample.publisher, iat = ISSUE.iat) => ({
  seen: afterSeeing({ ...ISSUE, seq, iat }, by.kid, NOTHING_SEEN),
});
const lost = (keys: KeyList = bothKeys) => revokeKey(keys, sample.publisher.kid, { at: NOW, reason: 'lost' });

/** Signed with the header that is given, and sealed as a feed is. */
async function signedWith(header: object, { by = sample.publisher, content = samplePayload() as object } = {}) {
  const signed = await new CompactSign(utf8(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ES256', typ: TYPE, kid: by.kid, ...header })
    .sign(by.privateKey);
  return encrypted(signed);
}

const encrypted = (signed: string, header: object = {}) =>
  new CompactEncrypt(utf8(signed))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', ...header })
    .encrypt(spot.contentKey);

const part = (content: object) => toBase64Url(utf8(JSON.stringify(content)));
const unsigned = () =>
  encrypted(`${part({ alg: 'none', typ: TYPE, kid: sample.publisher.kid })}.${part(samplePayload())}.`);

async function symmetric() {
  const header = { alg: 'HS256', typ: TYPE, kid: sample.publisher.kid };
  const signed = await new CompactSign(utf8(JSON.stringify(samplePayload())))
    .setProtectedHeader(header)
    .sign(utf8(JSON.stringify(sample.publisher.jwk)));
  return encrypted(signed);
}

async function otherEncryption() {
  const signed = await signedWith({});
  return [part({ alg: 'dir', enc: 'A256CBC-HS512' }), ...signed.split('.').slice(1)].join('.');
}

describe('a feed', () => {
  it('gives what was sealed to the customer it was sealed for', async () => {
    const opened = { ok: true, payload: samplePayload(), kid: sample.publisher.kid, notes: [] };
    expect(await open(`${sealed}\n`)).toEqual(opened);
  });

  it.each<[string, string, () => string | Promise<string>, (() => Partial<FeedTrust>)?]>([
    ['larger than 5 MB', 'feedTooLarge', () => sealed + 'A'.repeat(5 * 1024 * 1024)],
    ['a login page', 'feedForeign', () => '<!doctype html><title>Sign in</title>'],
    ['empty', 'feedForeign', () => ''],
    ['not sealed', 'feedForeign', () => JSON.stringify(samplePayload())],
    ['cut in its text', 'feedTruncated', () => sealed.slice(0, sealed.length >> 1)],
    ['cut by one character', 'feedTruncated', () => sealed.slice(0, -1)],
    ['another customer’s', 'feedSwapped', () => seal({}, sample.publisher, otherSpot)],
    [
      'of an epoch that is over',
      'feedSwapped',
      async () => seal({}, sample.publisher, await spotOf(sample, undefined, 2)),
    ],
    [
      'sealed with another key in its name',
      'feedAltered',
      () => seal({}, sample.publisher, { ...otherSpot, feedId: spot.feedId }),
    ],
    ['encrypted in another way', 'feedAlgorithm', otherEncryption],
    ['not encrypted at all, though signed', 'feedAlgorithm', async () => `${part({ alg: 'ES256' })}.e30.AAAA`],
    [
      'packed before it was encrypted',
      'feedAlgorithm',
      () => sealed.replace(/^[^.]+/, part({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' })),
    ],
    ['signed by nobody (alg none)', 'feedAlgorithm', unsigned],
    ['signed with the public key as a password (HS256)', 'feedAlgorithm', symmetric],
    ['signed as another kind of thing', 'feedMalformed', () => signedWith({ typ: 'support-contacts-keys' })],
    ['encrypted and holding no signed thing', 'feedMalformed', () => encrypted('{"v":1}')],
    ['naming no key', 'keyUnknown', () => signedWith({ kid: undefined })],
    ['naming what is no key', 'keyUnknown', () => signedWith({ kid: '../keys/1' })],
    ['signed by a publisher that the root has not endorsed', 'keyNotEndorsed', () => seal({}, stranger)],
    ['bringing its own key along', 'keyNotEndorsed', () => signedWith({ jwk: stranger.jwk }, { by: stranger })],
    [
      'signed by another key in a publisher’s name',
      'feedSignature',
      () => signedWith({ kid: sample.publisher.kid }, { by: stranger }),
    ],
    ['signed by a lost key', 'keyRevoked', () => sealed, () => ({ keys: lost() })],
    [
      'signed by another key in the name of a lost one',
      'keyRevoked',
      () => signedWith({ kid: sample.publisher.kid }, { by: stranger }),
      () => ({ keys: lost() }),
    ],
    [
      'far ahead in sequence, by a lost key',
      'keyRevoked',
      () => seal({ seq: Number.MAX_SAFE_INTEGER }),
      () => ({ keys: lost() }),
    ],
    [
      'signed after its key was replaced',
      'keyRevoked',
      () => seal({ iat: NOW + 1, exp: NOW + DAY }),
      () => ({ keys: revokeKey(sample.keys, sample.publisher.kid, { at: NOW, reason: 'replaced' }) }),
    ],
    ['of a later version of the extension', 'feedNewer', () => signedWith({}, { content: { v: 2 } })],
    [
      'another customer’s content under this one’s key',
      'wrongTenant',
      () => seal(sampleContent(sampleContacts(OTHER_CUSTOMER))),
    ],
    ['of a lower sequence than one that was seen', 'feedOlder', () => sealed, () => seen(8)],
    [
      'of a lower sequence, by a lost key’s successor',
      'feedOlder',
      () => seal({ seq: 2 }, second),
      () => ({ keys: lost(), ...seen(3, second) }),
    ],
    [
      'of days before what another key signed',
      'feedOlder',
      () => sealed,
      () => ({ keys: bothKeys, ...seen(1, second, NOW + 2 * DAY), now: NOW + 3 * DAY }),
    ],
    ['of tomorrow’s tomorrow', 'feedInFuture', () => seal({ iat: NOW + 2 * DAY })],
    ['held back until it was out of date', 'feedExpired', () => sealed, () => ({ now: NOW + VALIDITY + 2 * DAY })],
    ['valid for ever', 'feedMalformed', () => seal({ exp: NOW + 500 * DAY })],
    ['over before it began', 'feedMalformed', () => seal({ exp: NOW })],
  ])('is refused when it is %s', async (_, reason, text, change) => {
    expect(await open(await text(), change?.())).toMatchObject({ ok: false, reason });
  });

  it('is refused when any one of its characters is altered', async () => {
    for (let at = 0; at < sealed.length; at++) {
      const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(await open(altered), `character ${at}`).toMatchObject({ ok: false });
    }
  });

  it.each<[string, () => string | Promise<string>, (() => Partial<FeedTrust>)?]>([
    ['the same that was seen', () => sealed, () => seen(7)],
    ['a later sequence', () => seal({ seq: 9 }), () => seen(8)],
    [
      'whatever a successor signs, however far ahead the lost key was',
      () => seal({ seq: 1 }, second),
      () => ({ keys: lost(), ...seen(Number.MAX_SAFE_INTEGER) }),
    ],
    [
      'what was signed before its key was replaced',
      () => sealed,
      () => ({ keys: revokeKey(sample.keys, sample.publisher.kid, { at: NOW, reason: 'replaced' }) }),
    ],
    ['what comes from a clock some hours ahead', () => seal({ iat: NOW + 20 * 3_600 })],
    [
      'what another publisher with a slower clock signs',
      () => seal({ iat: NOW - 3_600 }, second),
      () => ({ keys: bothKeys, ...seen(7) }),
    ],
    ['what was out of date an hour ago, since clocks differ', () => sealed, () => ({ now: NOW + VALIDITY + 3_600 })],
  ])('is opened when it is %s', async (_, text, change) => {
    expect(await open(await text(), change?.())).toMatchObject({ ok: true });
  });

  it('remembers the highest sequence of each key and the newest instant', () => {
    const once = afterSeeing(ISSUE, 'one', NOTHING_SEEN);
    expect(afterSeeing({ ...ISSUE, seq: 2, iat: ISSUE.iat - 60 }, 'two', once)).toEqual({
      sequences: { one: 7, two: 2 },
      iat: ISSUE.iat,
    });
  });
});
