import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openFeed } from '../../../lib/feed/content/open-feed.ts';
import { endorseKey, NO_KEYS, revokeKey } from '../../../lib/feed/keys/key-list.ts';
import { createSigningKey } from '../../../lib/feed/keys/signing-key.ts';
import { publishFeeds } from '../../../lib/feed/publish/publish-feeds.ts';
import { putText } from '../../../lib/feed/publish/put-text.ts';
import { VALIDITY } from '../../../lib/feed/seconds.ts';
import { createFaultyFetch, type Fault } from '../../stand-ins/azurite/faulty-fetch.ts';
import { NOW, trustIn } from '../sample-workspace.ts';
import {
  A,
  B,
  beginAfresh,
  contentFor,
  hostFor,
  invited,
  memberOf,
  publish,
  putKeys,
  reachOf,
  refresh,
  subscribe,
  tasksOf,
  telephoneOf,
  textOf,
  world,
} from './emulated-host.ts';

beforeEach(beginAfresh);
afterAll(() => world.azurite.close());

describe('feeds on a container of Azure Blob Storage', () => {
  it('reach each customer, and a change reaches only whom it is about', async () => {
    const member = memberOf();
    expect(await publish(member)).toMatchObject({ state: 'done', written: 2, same: 0, left: [] });
    const [a, b] = [await subscribe(A), await subscribe(B)];
    expect([a.content?.payload.tid, b.content?.payload.tid]).toEqual([A, B]);
    member.contents.set(A, contentFor(A, '+81 3 5550 0199'));
    world.now += 60;
    expect(await publish(member)).toMatchObject({ state: 'done', written: 1 });
    world.statuses.length = 0;
    expect(telephoneOf(await refresh(a))).toBe('+81 3 5550 0199');
    expect(await refresh(b)).toEqual({ ...b, confirmedAt: world.now });
    expect(world.statuses).toEqual(['304', '200', '304', '304']);
  });

  it('are not written again while nothing changes', async () => {
    const member = memberOf();
    await publish(member);
    expect(await tasksOf(member)).toEqual([]);
  });

  it('are found and kept by a second publisher, and by one that has forgotten all', async () => {
    const second = await createSigningKey();
    const keys = endorseKey(world.sample.keys, second, NOW);
    await putKeys(keys);
    await publish(memberOf());
    const before = await subscribe(A);
    expect(await publish(memberOf(second, keys))).toMatchObject({ state: 'done', written: 0, same: 2 });
    expect(await publish(memberOf())).toMatchObject({ state: 'done', written: 0, same: 2 });
    expect(await refresh(before)).toEqual({ ...before, confirmedAt: world.now, keys: expect.anything() });
  });

  it('are known again though something was left out that no reader would take', async () => {
    const content = contentFor(A);
    const support = { ...content.publisher.support, website: 'javascript:alert(1)' };
    const [one, two] = [memberOf(), memberOf()];
    for (const { contents } of [one, two])
      contents.set(A, { ...content, publisher: { ...content.publisher, support } });
    expect(await publish(one)).toMatchObject({ state: 'done', written: 2 });
    expect(await publish(two)).toMatchObject({ state: 'done', written: 0, same: 2 });
    expect([await tasksOf(one), await tasksOf(two)]).toEqual([[], []]);
    expect((await subscribe(A)).content?.payload.publisher.support.website).toBeUndefined();
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
    world.now += VALIDITY / 2;
    expect(await publish(member)).toMatchObject({ state: 'done', written: 2 });
    const renewed = await refresh(seen);
    expect(telephoneOf(renewed)).toBe('+81 3 5550 0100');
    expect(renewed.content?.payload.exp).toBe(world.now + VALIDITY);
    member.disputed.clear();
    await publish(member);
    expect(telephoneOf(await refresh(renewed))).toBe('+81 3 5550 0199');
  });

  it('are not renewed from an older one that the host shows during a dispute', async () => {
    const member = memberOf();
    await publish(member);
    const invitation = await invited(A);
    const older = await textOf(invitation);
    world.now += 60;
    member.contents.set(A, contentFor(A, '+81 3 5550 0199'));
    await publish(member);
    const known = member.published.get(A);
    const url = hostFor('rcw').feedUrl(invitation.spot.feedId);
    const put = await putText(url, older, { ifMatch: known?.etag ?? '' }, reachOf());
    expect(put.state).toBe('written');
    member.disputed.add(A);
    world.now += VALIDITY / 2;
    const left = [{ tenantId: A, why: { state: 'nothingToRenew' } }];
    expect(await publish(member)).toMatchObject({ state: 'done', left });
    expect(await textOf(invitation)).toBe(older);
    expect(member.published.get(A)).toEqual(known);
  });

  it('end for who was invited before, and begin for who is invited again', async () => {
    const member = memberOf();
    await publish(member);
    const before = await subscribe(A);
    member.epochs.set(A, 2);
    world.now += 60;
    expect(await publish(member)).toMatchObject({ state: 'done', withdrawn: 1, written: 1 });
    expect((await refresh(before)).content?.payload).toMatchObject({ withdrawn: true, contacts: [] });
    expect((await subscribe(A, 2)).content?.payload.contacts).toHaveLength(2);
    const old = await openFeed(
      await textOf(await invited(A, 2)),
      trustIn(world.sample, (await invited(A, 1)).spot, { tenantId: A, now: world.now }),
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
    const keys = revokeKey(endorseKey(world.sample.keys, second, NOW), world.sample.publisher.kid, {
      at: NOW,
      reason: 'lost',
    });
    expect(await putKeys(keys)).toMatchObject({ state: 'written' });
    const doubted = await refresh(before);
    expect(doubted).toMatchObject({ problem: { kind: 'refused', reason: 'keyRevoked' }, content: before.content });
    expect(await publish(memberOf(second, keys))).toMatchObject({ state: 'done', written: 2 });
    const after = await refresh(doubted);
    expect(after.problem).toBeUndefined();
    expect(after.content?.kid).toBe(second.kid);
  });
});

describe('publishing', () => {
  const faults = fc.array(
    fc.constantFrom<Fault>('none', 'cutBefore', 'cutAfter', 'duplicate', 'late', 'busy', 'truncated', 'html'),
    { maxLength: 12 },
  );

  it('comes to the same however often it is interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(faults, async (given) => {
        const member = memberOf();
        const telephone = `+81 3 5550 ${String(++world.containers).padStart(4, '0')}`;
        for (const id of [A, B]) member.contents.set(id, contentFor(id, telephone));
        const faulty = createFaultyFetch(given);
        for (let attempt = 0; attempt < 30; attempt++) if ((await publish(member, faulty)).state === 'done') break;
        expect(await tasksOf(member)).toEqual([]);
        for (const id of [A, B]) expect(telephoneOf(await subscribe(id))).toBe(telephone);
        world.now += 60;
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('stops at the first refusal of the host, and says which', async () => {
    const member = memberOf();
    const publisher = {
      host: hostFor('r'),
      secret: world.sample.secret,
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

  it.each<[string, string, string]>([
    ['a web page', 'text/html', '<!doctype html><title>Parked</title>'],
    ['a web page that calls itself a feed', 'application/jose', '<html></html>'],
    ['more than a reader takes', 'application/jose', 'A'.repeat(5 * 1024 * 1024 + 1)],
    ['nothing at all', 'application/jose', ''],
  ])('puts right what somebody laid in a feed’s place: %s', async (_, type, body) => {
    const member = memberOf();
    await publish(member);
    const headers = { 'content-type': type, 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-12-02' };
    const url = hostFor('rcw').feedUrl((await invited(A)).spot.feedId);
    expect((await fetch(url, { method: 'PUT', headers, body })).status).toBe(201);
    for (const id of [A, B]) member.contents.set(id, contentFor(id, '+81 3 5550 0199'));
    expect(await publish(member)).toMatchObject({ state: 'done', written: 2, left: [] });
    expect(telephoneOf(await subscribe(A))).toBe('+81 3 5550 0199');
  });

  it('goes on with the others where the host takes no file of that size', async () => {
    const member = memberOf();
    const url = hostFor('rcw').feedUrl((await invited(A)).spot.feedId);
    const small: typeof fetch = async (input, init) =>
      init?.method === 'PUT' && String(input) === url ? new Response(null, { status: 413 }) : fetch(input, init);
    expect(await publish(member, small)).toMatchObject({
      state: 'done',
      written: 1,
      left: [{ tenantId: A, why: { state: 'unpublishable', detail: 'feedTooLarge' } }],
    });
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
    const newer = revokeKey(world.sample.keys, world.sample.publisher.kid, { at: NOW, reason: 'left' });
    expect(await putKeys(newer)).toEqual({ state: 'written', list: newer });
    expect(await putKeys(newer)).toEqual({ state: 'same', list: newer });
    expect(await putKeys()).toEqual({ state: 'newer', list: newer });
    const stranger = await createSigningKey();
    expect(await putKeys(endorseKey(NO_KEYS, stranger, NOW), stranger)).toEqual({ state: 'foreign' });
  });
});
