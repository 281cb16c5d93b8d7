import { CompactEncrypt, CompactSign } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '../../../lib/feed/bytes.ts';
import { FEED_TYPE, sealFeed } from '../../../lib/feed/content/seal-feed.ts';
import type { FeedSpot } from '../../../lib/feed/keys/derive-feed.ts';
import { endorseKey, type KeyList, NO_KEYS, revokeKey } from '../../../lib/feed/keys/key-list.ts';
import { signKeyList } from '../../../lib/feed/keys/signed-key-list.ts';
import { createSigningKey, type SigningKey, signJson } from '../../../lib/feed/keys/signing-key.ts';
import { VALIDITY } from '../../../lib/feed/seconds.ts';
import { refreshSubscription } from '../../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription, type Subscription } from '../../../lib/feed/subscribe/subscription.ts';
import {
  CUSTOMER,
  NOW,
  OTHER_CUSTOMER,
  type SampleWorkspace,
  sampleContacts,
  sampleContent,
  samplePayload,
  sampleWorkspace,
  spotOf,
} from '../sample-workspace.ts';

const DAY = 86_400;
let sample: SampleWorkspace;
let spot: FeedSpot;
let stranger: SigningKey;
let url: string;
/** What lies on the host, by address, or what it answers there. */
let host: Map<string, string | (() => Response)>;
let requests: string[] = [];
let good: Subscription;

const KEYS = 'https://feeds.example/feeds/keys.json';
const etagOf = (text: string) => `"${text.length}-${text.slice(-12)}"`;

const reach: typeof fetch = async (input, init) => {
  const found = host.get(String(input));
  const isSame = typeof found === 'string' && new Headers(init?.headers).get('if-none-match') === etagOf(found);
  requests.push(`${new URL(String(input)).pathname.split('/').at(-1)} ${isSame ? 304 : 200}`);
  if (found === undefined) return new Response(null, { status: 404 });
  if (typeof found !== 'string') return found();
  return isSame ? new Response(null, { status: 304 }) : new Response(found, { headers: { etag: etagOf(found) } });
};

const refresh = (subscription: Subscription, now = NOW) =>
  refreshSubscription(subscription, { fetch: reach, now: () => now * 1_000 });
const seal = (change: Parameters<typeof samplePayload>[0] = {}, by = sample.publisher, at = spot) =>
  sealFeed(samplePayload(change), by, at);
const putKeys = async (list: KeyList, root = sample.root) => host.set(KEYS, await signKeyList(list, root));
const lost = () => revokeKey(sample.keys, sample.publisher.kid, { at: NOW, reason: 'lost' });

beforeAll(async () => {
  sample = await sampleWorkspace();
  spot = await spotOf(sample);
  stranger = await createSigningKey();
  url = `https://feeds.example/feeds/${spot.feedId}`;
});

beforeEach(async () => {
  host = new Map([[url, await seal()]]);
  await putKeys(sample.keys);
  good = await refresh(newSubscription({ url, tenantId: CUSTOMER, spot, root: sample.root.kid }));
  requests = [];
});

const part = (content: object) => toBase64Url(utf8(JSON.stringify(content)));
const unsigned = () => `${part({ alg: 'none', typ: FEED_TYPE, kid: sample.publisher.kid })}.${part(samplePayload())}.`;
const symmetric = () =>
  new CompactSign(utf8(JSON.stringify(samplePayload({ seq: 8 }))))
    .setProtectedHeader({ alg: 'HS256', typ: FEED_TYPE, kid: sample.publisher.kid })
    .sign(utf8(JSON.stringify(sample.publisher.jwk)));
const encrypted = (signed: string) =>
  new CompactEncrypt(utf8(signed))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: spot.feedId })
    .encrypt(spot.contentKey);

describe('a subscription', () => {
  it('has what its publisher sealed', () => {
    expect(good).toMatchObject({ content: { payload: samplePayload() }, confirmedAt: NOW, seen: { iat: NOW } });
    expect(good.problem).toBeUndefined();
  });

  it('asks for nothing twice while nothing changes', async () => {
    const again = await refresh(good, NOW + 60);
    expect(requests).toEqual(['keys.json 304', `${spot.feedId} 304`]);
    expect(again).toEqual({ ...good, confirmedAt: NOW + 60 });
  });

  it('takes the next content', async () => {
    host.set(url, await seal({ ...sampleContent(sampleContacts(CUSTOMER, '+81 3 5550 0199')), seq: 8, iat: NOW + 60 }));
    const next = await refresh(good, NOW + 60);
    expect(next.content?.payload.contacts[0]?.partner.support.telephone).toBe('+81 3 5550 0199');
    expect(next.seen).toEqual({ sequences: { [sample.publisher.kid]: 8 }, iat: NOW + 60 });
  });

  it.each<[string, string, () => Promise<unknown>, number?]>([
    ['an altered byte', 'feedAltered', async () => host.set(url, `${(await seal({ seq: 8 })).slice(0, -2)}AA`)],
    [
      'another customer’s feed',
      'feedSwapped',
      async () =>
        host.set(
          url,
          await seal({ tid: OTHER_CUSTOMER, seq: 8 }, sample.publisher, await spotOf(sample, OTHER_CUSTOMER)),
        ),
    ],
    [
      'another customer’s content',
      'wrongTenant',
      async () => host.set(url, await seal({ tid: OTHER_CUSTOMER, seq: 8 })),
    ],
    ['an older sequence', 'feedOlder', async () => host.set(url, await seal({ seq: 6 }))],
    ['a frozen feed', 'feedExpired', async () => undefined, NOW + VALIDITY + 2 * DAY],
    [
      'another content out of date',
      'feedExpired',
      async () => host.set(url, await seal({ seq: 8 })),
      NOW + VALIDITY + 2 * DAY,
    ],
    [
      'a sequence far ahead, by a revoked key',
      'keyRevoked',
      async () => {
        await putKeys(lost());
        host.set(url, await seal({ seq: Number.MAX_SAFE_INTEGER }));
      },
    ],
    ['the same content, by a key revoked since', 'keyRevoked', async () => putKeys(lost())],
    ['a publisher that is not endorsed', 'keyNotEndorsed', async () => host.set(url, await seal({ seq: 8 }, stranger))],
    ['a feed signed by nobody (alg none)', 'feedAlgorithm', async () => host.set(url, await encrypted(unsigned()))],
    [
      'a feed signed with the public key as a password (HS256)',
      'feedAlgorithm',
      async () => host.set(url, await encrypted(await symmetric())),
    ],
    [
      'a feed that names no key',
      'keyUnknown',
      async () =>
        host.set(url, await encrypted(await signJson(samplePayload({ seq: 8 }), { typ: FEED_TYPE }, stranger))),
    ],
    ['a cut feed', 'feedTruncated', async () => host.set(url, (await seal({ seq: 8 })).slice(0, 200))],
    ['something else', 'feedForeign', async () => host.set(url, '{}')],
    ['another root', 'rootMismatch', async () => putKeys(endorseKey(NO_KEYS, stranger, NOW), stranger)],
    [
      'an older list of keys',
      'keysOlder',
      async () => {
        await putKeys(lost());
        good = { ...good, keys: (await refresh(good)).keys ?? { text: '', etag: '', version: 9 } };
        await putKeys(sample.keys);
      },
    ],
    ['a list of keys that nobody signed', 'keysForeign', async () => host.set(KEYS, JSON.stringify(sample.keys))],
  ])('refuses %s, says why, and keeps the last good content', async (_, reason, attack, now = NOW + 60) => {
    await attack();
    const after = await refresh(good, now);
    expect(after.problem).toMatchObject({ kind: 'refused', reason });
    expect([after.content, after.seen, after.confirmedAt]).toEqual([good.content, good.seen, good.confirmedAt]);
  });

  it.each<[string, string, 'feed' | 'keys', (() => Response) | undefined]>([
    [
      'a login page with status 200',
      'webPage',
      'feed',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['a redirect to another origin', 'redirected', 'feed', () => Response.redirect('https://evil.example/')],
    ['5 MB and a byte', 'tooLarge', 'feed', () => new Response('A'.repeat(5 * 1024 * 1024 + 1))],
    ['nothing at all', 'missing', 'feed', undefined],
    ['a refusal', 'forbidden', 'keys', () => new Response(null, { status: 403 })],
    ['an answer in its own way', 'refused', 'keys', () => new Response(null, { status: 418 })],
    ['a busy moment', 'busy', 'keys', () => new Response(null, { status: 503 })],
  ])('survives %s, says why, and keeps the last good content', async (_, state, of, answer) => {
    if (answer) host.set(of === 'feed' ? url : KEYS, answer);
    else host.delete(url);
    const after = await refresh(good, NOW + 60);
    expect(after.problem).toMatchObject({ kind: 'host', of, fault: { state } });
    expect([after.content, after.seen, after.confirmedAt]).toEqual([good.content, good.seen, good.confirmedAt]);
  });

  it('is whole again once the host is', async () => {
    host.set(url, '<html>');
    const stuck = await refresh(good, NOW + 60);
    host.set(url, await seal({ seq: 8 }));
    const after = await refresh(stuck, NOW + 120);
    expect(after.problem).toBeUndefined();
    expect(after).toMatchObject({ confirmedAt: NOW + 120, content: { payload: { seq: 8 } } });
  });

  it('does not take 304 for an answer to what it did not ask', async () => {
    host.set(url, () => new Response(null, { status: 304 }));
    const fresh = await refresh(newSubscription(good.invitation));
    expect(fresh.problem).toEqual({ kind: 'host', of: 'feed', fault: { state: 'refused', status: 304 } });
    expect(fresh.content).toBeUndefined();
  });

  it('shows that a publisher has ended it', async () => {
    const { tid, company, publisher } = sampleContent();
    const ended = { tid, company, publisher, contacts: [], withdrawn: true as const, seq: 8 };
    host.set(url, await seal(ended));
    expect((await refresh(good)).content?.payload).toMatchObject({ withdrawn: true, contacts: [] });
  });
});
