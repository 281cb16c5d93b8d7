import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type EndorsedKey, endorseKey, listOf, revokeKey } from '../../../lib/feed/keys/key-list.ts';
import { createSigningKey, type SigningKey } from '../../../lib/feed/keys/signing-key.ts';
import { followKeyList } from '../../../lib/feed/publish/follow-key-list.ts';
import { publishKeyList } from '../../../lib/feed/publish/publish-key-list.ts';
import { readKeyList } from '../../../lib/feed/publish/read-key-list.ts';
import { NOW } from '../sample-workspace.ts';
import { beginAfresh, hostFor, putKeys, reachOf, world } from './emulated-host.ts';

let second: SigningKey;
beforeEach(async () => {
  second = await createSigningKey();
  await beginAfresh();
});
afterAll(() => world.azurite.close());

const asEndorsed = ({ kid, jwk }: SigningKey): EndorsedKey => ({ kid, jwk, from: NOW });
const ours = () => world.sample.publisher;
const kidsOnHost = async () => {
  const read = await readKeyList(world.sample.root.kid, hostFor('r'), reachOf());
  return read.state === 'read' ? read.list.keys.map(({ kid }) => kid) : read.state;
};

/** Somebody with a publisher's address, or by mistake in the portal. */
async function spoil(body: string): Promise<void> {
  const headers = { 'content-type': 'application/jose', 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-12-02' };
  expect((await fetch(hostFor('rcw').keyListUrl(), { method: 'PUT', headers, body })).status).toBe(201);
}

/** What may lie in the place of the list. */
const SPOILED: readonly [string, (list: string) => string][] = [
  ['cut', (list) => list.slice(0, -9)],
  ['altered', (list) => list.replace(/.{5}$/, 'AAAAA')],
  ['emptied', () => ''],
  ['a web page', () => '<html></html>'],
  ['too large', () => 'A'.repeat(600_000)],
];

describe('the keeper of the root', () => {
  const publish = (keys: EndorsedKey[], ...endorsed: string[]) =>
    publishKeyList(listOf(keys), { root: world.sample.root, endorsed: new Set(endorsed) }, hostFor('rcw'), reachOf());

  it('signs no key that somebody put on record without a yes', async () => {
    const outcome = await publish([asEndorsed(ours()), asEndorsed(second)], ours().kid);
    expect(outcome).toMatchObject({ state: 'same', list: { version: 1 } });
    expect(await kidsOnHost()).toEqual([ours().kid]);
  });

  it('signs it once it is endorsed, and revokes it whoever put that on record', async () => {
    const keys = [asEndorsed(ours()), asEndorsed(second)];
    expect(await publish(keys, second.kid)).toMatchObject({ state: 'written', list: { version: 2 } });
    expect(await kidsOnHost()).toEqual([ours().kid, second.kid]);
    const revoked = { ...asEndorsed(second), revoked: { at: NOW, reason: 'lost' as const } };
    expect(await publish([asEndorsed(ours()), revoked])).toMatchObject({ state: 'written', list: { version: 4 } });
  });

  it('goes on with what the root signed in another profile', async () => {
    await putKeys(listOf([asEndorsed(ours()), asEndorsed(second)]));
    const third = await createSigningKey();
    await publish([ours(), second, third].map(asEndorsed), third.kid);
    expect(await kidsOnHost()).toEqual([ours().kid, second.kid, third.kid]);
  });

  it('signs no key under the fingerprint of another', async () => {
    const third = await createSigningKey();
    const swapped = { ...asEndorsed(ours()), jwk: third.jwk };
    const keys = [swapped, asEndorsed(second)];
    expect(await publish(keys, ours().kid, second.kid)).toMatchObject({ state: 'newer' });
    expect(await kidsOnHost()).toEqual([ours().kid]);
  });

  it.each(SPOILED)('puts right a list that was %s', async (_, spoiled) => {
    await spoil(spoiled(await (await fetch(hostFor('r').keyListUrl())).text()));
    expect(await publish([asEndorsed(ours())], ours().kid)).toMatchObject({ state: 'written', list: { version: 1 } });
    expect(await kidsOnHost()).toEqual([ours().kid]);
  });

  it('begins a list where none stands', async () => {
    world.container = `feeds-empty-${world.containers++}`;
    await world.azurite.createContainer(world.container);
    expect(await publish([asEndorsed(ours()), asEndorsed(second)], ours().kid)).toMatchObject({ state: 'written' });
    expect(await kidsOnHost()).toEqual([ours().kid]);
  });
});

describe('a publisher without the root', () => {
  const follow = (onRecord = listOf([asEndorsed(ours()), asEndorsed(second)]), root = world.sample.root.kid) =>
    followKeyList(onRecord, { root, signer: second.kid }, hostFor('rcw'), reachOf());
  const both = () => endorseKey(world.sample.keys, second, NOW);

  it('waits for the keeper, who has not published its key', async () => {
    expect(await follow()).toEqual({ state: 'awaited' });
    world.container = `feeds-empty-${world.containers++}`;
    await world.azurite.createContainer(world.container);
    expect(await follow()).toEqual({ state: 'awaited' });
  });

  it('goes by the list that stands there', async () => {
    await putKeys(both());
    expect(await follow()).toEqual({ state: 'followed', list: both() });
  });

  it('takes none of another root', async () => {
    await putKeys(both());
    expect(await follow(undefined, second.kid)).toEqual({ state: 'foreign' });
  });

  it.each(SPOILED)('waits for the keeper where the list was %s', async (_, spoiled) => {
    await putKeys(both());
    await spoil(spoiled(await (await fetch(hostFor('r').keyListUrl())).text()));
    expect(await follow()).toEqual({ state: 'damaged' });
  });

  it('stops once its key is revoked there', async () => {
    await putKeys(revokeKey(both(), second.kid, { at: NOW - 1, reason: 'replaced' }));
    expect(await follow()).toEqual({ state: 'revoked' });
  });

  it('trusts no key that the team has revoked since, though an older list was put back', async () => {
    await putKeys(both());
    const lost = { ...asEndorsed(ours()), revoked: { at: NOW, reason: 'lost' as const } };
    expect(await follow(listOf([lost, asEndorsed(second)]))).toMatchObject({
      state: 'followed',
      list: { keys: [{ kid: ours().kid, revoked: { reason: 'lost' } }, { kid: second.kid }] },
    });
  });

  it('takes back no revocation that the team’s record lacks', async () => {
    await putKeys(revokeKey(both(), ours().kid, { at: NOW, reason: 'lost' }));
    expect(await follow()).toMatchObject({ list: { keys: [{ revoked: { reason: 'lost' } }, {}] } });
  });
});
