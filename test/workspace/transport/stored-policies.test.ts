import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appendBlock, createAppendBlob } from '../../../lib/workspace/transport/append-blob.ts';
import { listBlobs } from '../../../lib/workspace/transport/list-blobs.ts';
import { mayAppend } from '../../../lib/workspace/transport/may-append.ts';
import { putBlob } from '../../../lib/workspace/transport/put-blob.ts';
import { getBlob } from '../../../lib/workspace/transport/read-blob.ts';
import type { Bytes } from '../../../lib/workspace/transport/send.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from './store-of.ts';

/** As docs/workspace/create-tokens.sh makes them. */
const TEAM = { member: 'racl', reader: 'rl' };
const FEEDS = { publisher: 'rcw', customer: 'r' };
const LOG = 'log/000001';
const FEED = 'feeds/one';

let azurite: Azurite;
const team = (policy: string) => storeOf(azurite.urlOf('team', { policy }));
const feeds = (policy: string) => storeOf(azurite.urlOf('feeds', { policy }));
const bytes: Bytes = new TextEncoder().encode('x');
const content = { bytes, type: 'application/json' };

beforeAll(async () => {
  azurite = await startAzurite();
  for (const container of ['team', 'feeds']) await azurite.createContainer(container);
}, 60_000);
beforeEach(async () => {
  await azurite.setPolicies('team', TEAM);
  await azurite.setPolicies('feeds', FEEDS);
  await createAppendBlob(team('member'), LOG);
  await putBlob(feeds('publisher'), FEED, content, { ifAbsent: true });
});
afterAll(() => azurite.close());

describe('the policy "member"', () => {
  it('reads, lists, creates and appends', async () => {
    expect(await appendBlock(team('member'), LOG, bytes)).toMatchObject({ state: 'appended' });
    expect(await getBlob(team('member'), LOG)).toMatchObject({ state: 'found' });
    expect(await listBlobs(team('member'), 'log/')).toMatchObject({ state: 'listed', blobs: [{ name: LOG }] });
  });

  it('overwrites nothing', async () => {
    const blob = 'snapshot/one';
    await putBlob(team('member'), blob, content, { ifAbsent: true });
    const found = await getBlob(team('member'), blob);
    const ifMatch = found.state === 'found' ? found.etag : '';
    expect(await putBlob(team('member'), blob, content, { ifMatch })).toMatchObject({ state: 'forbidden' });
  });
});

describe('the policy "reader"', () => {
  it('reads and lists', async () => {
    expect(await getBlob(team('reader'), LOG)).toMatchObject({ state: 'found' });
    expect(await listBlobs(team('reader'), 'log/')).toMatchObject({ state: 'listed' });
  });

  it('is refused by the store itself when it appends or creates', async () => {
    expect(await appendBlock(team('reader'), LOG, bytes)).toMatchObject({ state: 'forbidden' });
    expect(await createAppendBlob(team('reader'), 'log/000002')).toMatchObject({ state: 'forbidden' });
  });
});

it.each([
  ['member', true],
  ['reader', false],
] as const)('a token that names the policy "%s" is told whether it may append, and appends nothing', async (policy, expected) => {
  const before = await getBlob(team('member'), LOG);
  expect(await mayAppend(team(policy), LOG)).toBe(expected);
  expect(await getBlob(team('member'), LOG)).toEqual(before);
});

describe('the policy "customer"', () => {
  it('reads what it knows the name of', async () => {
    expect(await getBlob(feeds('customer'), FEED)).toMatchObject({ state: 'found' });
  });

  it('lists nothing, writes nothing, and opens nothing of the team', async () => {
    expect(await listBlobs(feeds('customer'), '')).toMatchObject({ state: 'forbidden' });
    expect(await putBlob(feeds('customer'), 'feeds/two', content, { ifAbsent: true })).toMatchObject({
      state: 'forbidden',
    });
    const atTeam = azurite.urlOf('feeds', { policy: 'customer' }).replace('/feeds?', '/team?');
    expect(await getBlob(storeOf(atTeam), LOG)).toMatchObject({ state: 'forbidden' });
  });
});

describe('the policy "publisher"', () => {
  it('replaces a feed', async () => {
    const found = await getBlob(feeds('publisher'), FEED);
    const ifMatch = found.state === 'found' ? found.etag : '';
    expect(await putBlob(feeds('publisher'), FEED, content, { ifMatch })).toMatchObject({ state: 'written' });
  });

  it('lists nothing and deletes nothing', async () => {
    expect(await listBlobs(feeds('publisher'), '')).toMatchObject({ state: 'forbidden' });
    const url = azurite.urlOf('feeds', { policy: 'publisher' }).replace('?', `/${FEED}?`);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    expect(await getBlob(feeds('publisher'), FEED)).toMatchObject({ state: 'found' });
  });
});

it('a policy taken away ends its addresses, and one of another name does not bring them back', async () => {
  const { member, ...others } = TEAM;
  await azurite.setPolicies('team', { ...others, 'member-2': member });
  expect(await getBlob(team('member'), LOG)).toMatchObject({ state: 'forbidden' });
  expect(await getBlob(team('member-2'), LOG)).toMatchObject({ state: 'found' });
});

it('a policy made again under its name brings old addresses back', async () => {
  const { member: _, ...others } = TEAM;
  await azurite.setPolicies('team', others);
  await azurite.setPolicies('team', TEAM);
  expect(await getBlob(team('member'), LOG)).toMatchObject({ state: 'found' });
});
