import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantId } from '../../../lib/directory/types.ts';
import { contentHash } from '../../../lib/feed/content/content-hash.ts';
import { openFeed } from '../../../lib/feed/content/open-feed.ts';
import type { FeedContent } from '../../../lib/feed/content/payload.ts';
import { endorseKey, NO_KEYS, revokeKey } from '../../../lib/feed/keys/key-list.ts';
import { createSigningKey, type SigningKey } from '../../../lib/feed/keys/signing-key.ts';
import { type FeedHost, parseFeedHost, parseReadersHost } from '../../../lib/feed/publish/feed-host.ts';
import { inviteCustomer } from '../../../lib/feed/publish/invite.ts';
import { type FeedTask, type Published, planFeed, planWithdrawals } from '../../../lib/feed/publish/plan-feed.ts';
import { publishFeeds } from '../../../lib/feed/publish/publish-feeds.ts';
import { publishKeyList } from '../../../lib/feed/publish/publish-key-list.ts';
import type { Publisher } from '../../../lib/feed/publish/write-feed.ts';
import { VALIDITY } from '../../../lib/feed/seconds.ts';
import { formatInvitation, type Invitation, parseInvitation } from '../../../lib/feed/subscribe/invitation.ts';
import { refreshSubscription } from '../../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription, type Subscription } from '../../../lib/feed/subscribe/subscription.ts';
import { tenant } from '../../directory/build.ts';
import { createFaultyFetch, type Fault } from '../../stand-ins/azurite/faulty-fetch.ts';
import { ACCOUNT } from '../../stand-ins/azurite/sign.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import {
  NOW,
  type SampleWorkspace,
  sampleContacts,
  sampleContent,
  sampleWorkspace,
  spotOf,
  trustIn,
} from '../sample-workspace.ts';

const [A, B] = [tenant(901), tenant(902)];
let azurite: Azurite;
let sample: SampleWorkspace;
let containers = 0;
let container: string;
let now: number;

/** A partner's member: what its directory says and what it remembers. */
interface Member {
  contents: Map<TenantId, FeedContent>;
  epochs: Map<TenantId, number>;
  disputed: Set<TenantId>;
  published: Map<TenantId, Published>;
  signer: SigningKey;
  keys: SampleWorkspace['keys'];
}

const contentFor = (tenantId: TenantId, telephone?: string) => sampleContent(sampleContacts(tenantId, telephone));
const memberOf = (signer = sample.publisher, keys = sample.keys): Member => ({
  contents: new Map([A, B].map((id) => [id, contentFor(id)])),
  epochs: new Map(),
  disputed: new Set(),
  published: new Map(),
  signer,
  keys,
});

function hostFor(permissions: string, parse = parseFeedHost): FeedHost {
  const parsed = parse(azurite.urlOf(container, { permissions }));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.host;
}

const reachOf = (reach: typeof fetch = fetch, signal?: AbortSignal) => ({
  fetch: reach,
  now: () => now * 1_000,
  ...(signal ? { signal } : {}),
});

async function tasksOf(member: Member): Promise<FeedTask[]> {
  const { contents, epochs, disputed, published, keys } = member;
  const gone = planWithdrawals([...published.values()], new Set(contents.keys()));
  const plans = await Promise.all(
    [...contents].map(async ([tenantId, content]) => {
      const hash = await contentHash(content);
      const current = { tenantId, epoch: epochs.get(tenantId) ?? 1, hash, isDisputed: disputed.has(tenantId) };
      return planFeed(current, published.get(tenantId), { keys, now });
    }),
  );
  return [...gone, ...plans.flat()];
}

async function publish(member: Member, reach: typeof fetch = fetch, signal?: AbortSignal) {
  const { contents, published, signer, keys } = member;
  const publisher: Publisher = {
    host: hostFor('rcw'),
    secret: sample.secret,
    signer,
    keys,
    reach: reachOf(reach, signal),
  };
  const records = {
    contentOf: async (tenantId: TenantId) => contents.get(tenantId),
    publishedOf: async (tenantId: TenantId) => published.get(tenantId),
    save: async (tenantId: TenantId, record?: Published) => {
      if (record) published.set(tenantId, record);
      else published.delete(tenantId);
    },
  };
  return publishFeeds(await tasksOf(member), records, publisher);
}

const putKeys = (keys = sample.keys, root = sample.root) => publishKeyList(keys, root, hostFor('rcw'), reachOf());

async function invited(tenantId: TenantId, epoch = 1): Promise<Invitation> {
  const readers = hostFor('r', parseReadersHost);
  const made = await inviteCustomer({ secret: sample.secret, readers, root: sample.root.kid }, tenantId, epoch);
  const parsed = parseInvitation(formatInvitation(made));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.invitation;
}

const statuses: string[] = [];
const counted: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  statuses.push(`${response.status}`);
  return response;
};
const refresh = (subscription: Subscription) => refreshSubscription(subscription, reachOf(counted));
const subscribe = async (tenantId: TenantId, epoch?: number) =>
  refresh(newSubscription(await invited(tenantId, epoch)));
const telephoneOf = ({ content }: Subscription) => content?.payload.contacts[0]?.partner.support.telephone;

beforeAll(async () => {
  azurite = await startAzurite();
  sample = await sampleWorkspace();
}, 60_000);
afterAll(() => azurite.close());

beforeEach(async () => {
  container = `feeds${containers++}`;
  now = NOW;
  statuses.length = 0;
  await azurite.createContainer(container);
  expect(await putKeys()).toEqual({ state: 'written' });
});

describe('feeds on a container of Azure Blob Storage', () => {
  it('reach each customer, and a change reaches only whom it is about', async () => {
    const member = memberOf();
    expect(await publish(member)).toMatchObject({ state: 'done', written: 2, same: 0, left: [] });
    const [a, b] = [await subscribe(A), await subscribe(B)];
    expect([a.content?.payload.tid, b.content?.payload.tid]).toEqual([A, B]);
    member.contents.set(A, contentFor(A, '+81 3 5550 0199'));
    now += 60;
    expect(await publish(member)).toMatchObject({ state: 'done', written: 1 });
    statuses.length = 0;
    expect(telephoneOf(await refresh(a))).toBe('+81 3 5550 0199');
    expect(await refresh(b)).toEqual({ ...b, confirmedAt: now });
    expect(statuses).toEqual(['304', '200', '304', '304']);
  });

  it('are not written again while nothing changes', async () => {
    const member = memberOf();
    await publish(member);
    expect(await tasksOf(member)).toEqual([]);
  });

  it('are found and kept by a second publisher, and by one that has forgotten all', async () => {
    const second = await createSigningKey();
    const keys = endorseKey(sample.keys, second, NOW);
    await putKeys(keys);
    await publish(memberOf());
    const before = await subscribe(A);
    expect(await publish(memberOf(second, keys))).toMatchObject({ state: 'done', written: 0, same: 2 });
    expect(await publish(memberOf())).toMatchObject({ state: 'done', written: 0, same: 2 });
    expect(await refresh(before)).toEqual({ ...before, confirmedAt: now, keys: expect.anything() });
  });

  it('are not overwritten by whoever read them before another did', async () => {
    const [one, two] = [memberOf(), memberOf()];
    await publish(one);
    await publish(two);
    one.contents.set(A, contentFor(A, '+81 3 5550 0101'));
    two.contents.set(A, contentFor(A, '+81 3 5550 0102'));
    await publish(one);
    const seen = await subscribe(A);
    expect(telephoneOf(seen)).toBe('+81 3 5550 0101');
    await publish(two);
    expect(telephoneOf(await refresh(seen))).toBe('+81 3 5550 0102');
    expect(two.published.get(A)?.seq).toBeGreaterThan(one.published.get(A)?.seq ?? 0);
  });

  it('stay as they were before a dispute, and are renewed so', async () => {
    const member = memberOf();
    await publish(member);
    const seen = await subscribe(A);
    member.disputed.add(A);
    member.contents.set(A, contentFor(A, '+81 3 5550 0199'));
    now += VALIDITY / 2;
    expect(await publish(member)).toMatchObject({ state: 'done', written: 2 });
    const renewed = await refresh(seen);
    expect(telephoneOf(renewed)).toBe('+81 3 5550 0100');
    expect(renewed.content?.payload.exp).toBe(now + VALIDITY);
    member.disputed.clear();
    await publish(member);
    expect(telephoneOf(await refresh(renewed))).toBe('+81 3 5550 0199');
  });

  it('end for who was invited before, and begin for who is invited again', async () => {
    const member = memberOf();
    await publish(member);
    const before = await subscribe(A);
    member.epochs.set(A, 2);
    now += 60;
    expect(await publish(member)).toMatchObject({ state: 'done', withdrawn: 1, written: 1 });
    expect((await refresh(before)).content?.payload).toMatchObject({ withdrawn: true, contacts: [] });
    expect((await subscribe(A, 2)).content?.payload.contacts).toHaveLength(2);
    const old = await openFeed(
      await textOf(await invited(A, 2)),
      trustIn(sample, (await invited(A, 1)).spot, { tenantId: A, now }),
    );
    expect(old).toMatchObject({ ok: false, reason: 'feedSwapped' });
  });

  it('end for a customer who is no longer in the directory, once', async () => {
    const member = memberOf();
    await publish(member);
    const before = await subscribe(A);
    member.contents.delete(A);
    expect(await publish(member)).toMatchObject({ state: 'done', withdrawn: 1, written: 0 });
    expect((await refresh(before)).content?.payload.withdrawn).toBe(true);
    expect(await tasksOf(member)).toEqual([]);
  });

  it('are signed again by another publisher when a key is lost, and good again', async () => {
    await publish(memberOf());
    const before = await subscribe(A);
    const second = await createSigningKey();
    const keys = revokeKey(endorseKey(sample.keys, second, NOW), sample.publisher.kid, { at: NOW, reason: 'lost' });
    expect(await putKeys(keys)).toEqual({ state: 'written' });
    const doubted = await refresh(before);
    expect(doubted).toMatchObject({ problem: { kind: 'refused', reason: 'keyRevoked' }, content: before.content });
    expect(await publish(memberOf(second, keys))).toMatchObject({ state: 'done', written: 2 });
    const after = await refresh(doubted);
    expect(after.problem).toBeUndefined();
    expect(after.content?.kid).toBe(second.kid);
  });
});

const textOf = async ({ url }: Invitation) => (await fetch(url)).text();

describe('publishing', () => {
  const faults = fc.array(
    fc.constantFrom<Fault>('none', 'cutBefore', 'cutAfter', 'duplicate', 'late', 'busy', 'truncated', 'html'),
    { maxLength: 12 },
  );

  it('comes to the same however often it is interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(faults, async (given) => {
        const member = memberOf();
        const telephone = `+81 3 5550 ${String(++containers).padStart(4, '0')}`;
        for (const id of [A, B]) member.contents.set(id, contentFor(id, telephone));
        const faulty = createFaultyFetch(given);
        for (let attempt = 0; attempt < 30; attempt++) if ((await publish(member, faulty)).state === 'done') break;
        expect(await tasksOf(member)).toEqual([]);
        for (const id of [A, B]) expect(telephoneOf(await subscribe(id))).toBe(telephone);
        now += 60;
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('stops at the first refusal of the host, and says which', async () => {
    const member = memberOf();
    const publisher = {
      host: hostFor('r'),
      secret: sample.secret,
      signer: member.signer,
      keys: member.keys,
      reach: reachOf(),
    };
    const records = {
      contentOf: async () => contentFor(A),
      publishedOf: async () => undefined,
      save: async () => undefined,
    };
    const outcome = await publishFeeds(await tasksOf(member), records, publisher);
    expect(outcome).toMatchObject({ state: 'stopped', fault: { state: 'forbidden', status: 403 }, written: 0 });
  });

  it('can be paused, and goes on where it was', async () => {
    const member = memberOf();
    const abort = new AbortController();
    const pausing: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      abort.abort(new Error('paused'));
      return response;
    };
    expect(await publish(member, pausing, abort.signal)).toMatchObject({ state: 'paused' });
    expect(await publish(member)).toMatchObject({ state: 'done' });
    expect(await tasksOf(member)).toEqual([]);
  });

  it('leaves out a customer whose content no reader would take, and says what is wrong', async () => {
    const member = memberOf();
    member.contents.set(A, { ...contentFor(A), company: 'x'.repeat(501) });
    const outcome = await publish(member);
    expect(outcome).toMatchObject({
      state: 'done',
      written: 1,
      left: [{ tenantId: A, why: { detail: 'company tooLong' } }],
    });
  });

  it('does not put an older list of keys in place of a newer, nor one of another root', async () => {
    const newer = revokeKey(sample.keys, sample.publisher.kid, { at: NOW, reason: 'left' });
    expect(await putKeys(newer)).toEqual({ state: 'written' });
    expect(await putKeys(newer)).toEqual({ state: 'same' });
    expect(await putKeys()).toEqual({ state: 'newer', list: newer });
    const stranger = await createSigningKey();
    expect(await putKeys(endorseKey(NO_KEYS, stranger, NOW), stranger)).toEqual({ state: 'foreign' });
  });
});

describe('customer A, with A’s address, token and key', () => {
  async function aAndB() {
    await publish(memberOf());
    const [a, b] = [await invited(A), await invited(B)];
    return { a, b, root: new URL(a.url) };
  }

  it('cannot open B’s feed, even when told where it lies', async () => {
    const { a, b } = await aAndB();
    const text = await textOf(b);
    for (const tenantId of [A, B]) {
      const mine = await openFeed(text, trustIn(sample, a.spot, { tenantId }));
      expect(mine).toMatchObject({ ok: false, reason: 'feedSwapped' });
      const renamed = { ...a.spot, feedId: b.spot.feedId };
      expect(await openFeed(text, trustIn(sample, renamed, { tenantId }))).toMatchObject({
        ok: false,
        reason: 'feedAltered',
      });
    }
  });

  it('cannot find B’s feed from what it knows', async () => {
    const { a, b } = await aAndB();
    const { importFeedSecret, deriveFeed } = await import('../../../lib/feed/keys/derive-feed.ts');
    const guess = await deriveFeed(await importFeedSecret(a.spot.contentKey), B, 1);
    expect(guess.feedId).not.toBe(b.spot.feedId);
    expect(JSON.stringify(a)).not.toContain(b.spot.feedId);
    expect((await fetch(a.url.replace(a.spot.feedId, guess.feedId))).status).toBe(404);
    expect((await fetch(a.url.replace(a.spot.feedId, B))).status).toBe(404);
  });

  it.each<[string, string, (url: string) => [string, RequestInit?]]>([
    ['list the container', '403', (url) => [`${url.replace(/\/feeds\/[^?]*/, '')}&restype=container&comp=list`]],
    ['list the account', '403', (url) => [`${url.replace(/devstoreaccount1[^?]*/, ACCOUNT)}&comp=list`]],
    [
      'write its own feed',
      '403',
      (url) => [url, { method: 'PUT', body: 'x', headers: { 'x-ms-blob-type': 'BlockBlob' } }],
    ],
    ['delete its own feed', '403', (url) => [url, { method: 'DELETE' }]],
    [
      'write the list of keys',
      '403',
      (url) => [
        url.replace(/feeds\/[\w-]{43}/, 'feeds/keys.json'),
        { method: 'PUT', body: 'x', headers: { 'x-ms-blob-type': 'BlockBlob' } },
      ],
    ],
    [
      'read the team’s log, in the container beside',
      '403',
      (url) => [url.replace(/feeds\d+\/feeds\/[^?]*/, 'team/log/000001')],
    ],
  ])('cannot %s', async (_, status, request) => {
    const { a } = await aAndB();
    await azurite.createContainer('team').catch(() => undefined);
    const [url, init] = request(a.url);
    const version = { 'x-ms-version': '2021-12-02' };
    const response = await fetch(url, { ...init, headers: { ...init?.headers, ...version } });
    expect(`${response.status}`).toBe(status);
  });

  it('learns from the list of keys no names and no customers', async () => {
    const { a } = await aAndB();
    const text = await textOf({ ...a, url: a.url.replace(a.spot.feedId, 'keys.json') });
    const [, payload = ''] = text.split('.');
    const { keys } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(Object.keys(keys[0])).toEqual(['kid', 'jwk', 'from']);
  });

  it('sees of B’s feed, on the host, nothing in clear but its name', async () => {
    const { b } = await aAndB();
    const [header = ''] = (await textOf(b)).split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      cty: 'JOSE',
      kid: b.spot.feedId,
    });
    expect((await spotOf(sample, B)).feedId).toBe(b.spot.feedId);
  });
});
