import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openFeed } from '../../../lib/feed/content/open-feed.ts';
import { deriveFeed, importFeedSecret } from '../../../lib/feed/keys/derive-feed.ts';
import { ACCOUNT } from '../../stand-ins/azurite/sign.ts';
import { spotOf, trustIn } from '../sample-workspace.ts';
import { A, B, beginAfresh, invited, memberOf, publish, textOf, world } from './emulated-host.ts';

beforeEach(beginAfresh);
afterAll(() => world.azurite.close());

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
      const mine = await openFeed(text, trustIn(world.sample, a.spot, { tenantId }));
      expect(mine).toMatchObject({ ok: false, reason: 'feedSwapped' });
      const renamed = { ...a.spot, feedId: b.spot.feedId };
      expect(await openFeed(text, trustIn(world.sample, renamed, { tenantId }))).toMatchObject({
        ok: false,
        reason: 'feedAltered',
      });
    }
  });

  it('cannot find B’s feed from what it knows', async () => {
    const { a, b } = await aAndB();
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
    await world.azurite.createContainer('team').catch(() => undefined);
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
    expect((await spotOf(world.sample, B)).feedId).toBe(b.spot.feedId);
  });
});
