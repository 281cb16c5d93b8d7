import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getHead } from '../../../lib/db/history.ts';
import type { Db } from '../../../lib/db/open.ts';
import { diffCustomer, diffPartner } from '../../../lib/log/diff.ts';
import type { Op } from '../../../lib/log/types.ts';
import { createSync } from '../../../lib/workspace/sync/create-sync.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { listBlobs } from '../../../lib/workspace/transport/list-blobs.ts';
import { getBlob } from '../../../lib/workspace/transport/read-blob.ts';
import { readStored, sorted } from '../../db/stored-state.ts';
import { aCustomer, aPartner, tenant } from '../../fixtures/documents.ts';
import { createFaultyFetch, type Fault } from '../../stand-ins/azurite/faulty-fetch.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, join, openProfile, syncOver } from './member.ts';

let azurite: Azurite;
let containers = 0;
let container: string;
const url = (permissions = 'racl') => azurite.urlOf(container, { permissions });
const reach = (...faults: Fault[]) => storeOf(url(), createFaultyFetch(faults));

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());
beforeEach(async () => {
  containers += 1;
  container = `sync-${containers}`;
  await azurite.createContainer(container);
});

const create = (n: number): Op => diffCustomer(undefined, aCustomer(n)) ?? { drop: 'workspace' };
const rename = (companyName: string): Op => ({ put: `customer/${tenant(1)}`, set: { companyName } });
const shownIn = async (db: Db) => sorted((await readStored(db)).shown);

/** Someone who starts a workspace with a filled directory, and someone who joins it. */
async function twoMembers(): Promise<[Db, Db]> {
  const [ann, bob] = [await openProfile(), await openProfile()];
  await commit(ann, create(1), diffPartner(undefined, aPartner(9)) ?? create(9));
  await commit(ann, create(2), { drop: `customer/${tenant(1)}` });
  await commit(ann, create(1));
  expect(await startWorkspace(ann, reach())).toMatchObject({ state: 'started' });
  expect(await join(bob, reach())).toEqual({ state: 'joined' });
  return [ann, bob];
}

describe('a workspace', () => {
  it('is started with a filled directory, which who joins has too', async () => {
    const [ann, bob] = await twoMembers();
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    expect((await readStored(bob)).cursor).toEqual((await readStored(ann)).cursor);
    expect(await syncOver(ann, url())).toEqual({ state: 'shared' });
  });

  it('is started empty, and filled by whoever commits first', async () => {
    const [ann, bob] = [await openProfile(), await openProfile()];
    await startWorkspace(ann, reach());
    await join(bob, reach());
    await commit(bob, create(1));
    expect([await syncOver(bob, url()), await syncOver(ann, url())]).toEqual([
      { state: 'shared' },
      { state: 'shared' },
    ]);
    expect(await shownIn(ann)).toEqual(await shownIn(bob));
  });

  it('is not started where there is one', async () => {
    await twoMembers();
    expect(await startWorkspace(await openProfile(), reach())).toEqual({ state: 'exists' });
  });

  it('is not joined where there is none, nor by a profile that has a directory', async () => {
    const own = await openProfile();
    expect(await join(own, reach())).toEqual({ state: 'none' });
    await twoMembers();
    await commit(own, create(3));
    expect(await join(own, reach())).toEqual({ state: 'notEmpty' });
  });

  it('whose beginning is cut short anywhere is begun again', async () => {
    for (let at = 0; at < 6; at += 1)
      for (const fault of ['cutBefore', 'cutAfter', 'busy'] as const) {
        containers += 1;
        container = `sync-${containers}`;
        await azurite.createContainer(container);
        const ann = await openProfile();
        await commit(ann, create(1));
        const faults: Fault[] = [...Array.from({ length: at }, () => 'none' as const), fault];
        const first = await startWorkspace(ann, reach(...faults));
        if (first.state !== 'started') expect(await startWorkspace(ann, reach())).toMatchObject({ state: 'started' });
        const bob = await openProfile();
        expect(await join(bob, reach())).toEqual({ state: 'joined' });
        expect(await shownIn(bob)).toEqual(await shownIn(ann));
      }
  }, 60_000);
});

describe('two members', () => {
  it('see each other’s commits', async () => {
    const [ann, bob] = await twoMembers();
    await commit(ann, rename('Ann’s'));
    await commit(bob, { put: `customer/${tenant(1)}`, set: { notes: 'Bob’s' } });
    for (const db of [ann, bob, ann]) expect(await syncOver(db, url())).toEqual({ state: 'shared' });
    expect(await shownIn(ann)).toEqual(await shownIn(bob));
    const { shown } = await readStored(ann);
    expect(shown.get(`customer/${tenant(1)}`)?.value).toMatchObject({ companyName: 'Ann’s', notes: 'Bob’s' });
  });

  it('who write one field both find the earlier one among the conflicts', async () => {
    const [ann, bob] = await twoMembers();
    await commit(ann, rename('Ann’s'));
    await commit(bob, rename('Bob’s'));
    for (const db of [ann, bob, ann]) await syncOver(db, url());
    for (const db of [ann, bob])
      expect([...(await readStored(db)).conflicts.values()]).toMatchObject([{ path: 'companyName', lost: 'Ann’s' }]);
  });

  it('exchange a commit that is too large for a line, whole or not at all', async () => {
    const [ann, bob] = await twoMembers();
    const many = Array.from({ length: 1_500 }, (_, n) => create(100 + n));
    await commit(ann, ...many);
    expect(await syncOver(ann, url(), ['none', 'none', 'none', 'cutAfter'])).toMatchObject({
      state: 'waiting',
      waiting: 1,
    });
    expect(await syncOver(bob, url())).toEqual({ state: 'shared' });
    expect((await readStored(bob)).shown.size).toBe(3);
    expect(await syncOver(ann, url())).toEqual({ state: 'shared' });
    expect(await syncOver(bob, url())).toEqual({ state: 'shared' });
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
  });

  it('of whom one wrote a large commit whose operations the store has lost get them from it again', async () => {
    const [ann, bob] = await twoMembers();
    await commit(ann, ...Array.from({ length: 1_500 }, (_, n) => create(100 + n)));
    await syncOver(ann, url());
    const listed = await listBlobs(reach(), 'ops/');
    const [lost] = listed.state === 'listed' ? listed.blobs : [];
    const { address } = storeOf(url('racwdl'));
    expect((await fetch(address.requestUrl(lost?.name), { method: 'DELETE' })).status).toBe(202);
    expect(await syncOver(bob, url())).toMatchObject({ state: 'stopped', reason: { kind: 'partMissing' } });
    await syncOver(ann, url());
    expect(await syncOver(bob, url())).toEqual({ state: 'shared' });
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
  });

  it('go on in the next file when one is sealed', async () => {
    const [ann, bob] = await twoMembers();
    for (let at = 0; at < 7; at += 1) {
      const db = at % 2 ? ann : bob;
      await commit(db, rename(`${at}`));
      expect(await syncOver(db, url(), [], { sealAt: 2 })).toEqual({ state: 'shared' });
    }
    await syncOver(ann, url());
    await syncOver(bob, url());
    expect((await readStored(ann)).cursor?.file).toBeGreaterThan(2);
    expect(await readStored(bob)).toEqual(await readStored(ann));
  });
});

describe('an exchange', () => {
  it('of one change is one request of little more than the change', async () => {
    const [ann, bob] = await twoMembers();
    const asked: number[] = [];
    const counted: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      asked.push((await response.clone().arrayBuffer()).byteLength);
      return response;
    };
    const sync = createSync(bob, storeOf(url(), counted));
    await sync.run();
    asked.length = 0;
    await commit(ann, rename('B'));
    await syncOver(ann, url());
    expect(await sync.run()).toEqual({ state: 'shared' });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toBeLessThan(1_024);
  });

  it('of many commits that waited is few requests', async () => {
    const [ann, bob] = await twoMembers();
    for (let at = 0; at < 60; at += 1) await commit(ann, rename(`${at}`));
    let requests = 0;
    const counted: typeof fetch = (input, init) => {
      requests += 1;
      return fetch(input, init);
    };
    expect(await createSync(ann, storeOf(url(), counted)).run()).toEqual({ state: 'shared' });
    expect(requests).toBeLessThanOrEqual(5);
    await syncOver(bob, url());
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
  });

  it('is one page’s at a time', async () => {
    const [ann] = await twoMembers();
    const states = await Promise.all([syncOver(ann, url(), ['delay']), syncOver(ann, url())]);
    expect(states.map(({ state }) => state).sort()).toEqual(['elsewhere', 'shared']);
  });

  it('of who may only read brings what is new and says what it may not', async () => {
    const [ann, bob] = await twoMembers();
    await commit(ann, rename('Ann’s'));
    await syncOver(ann, url());
    expect(await syncOver(bob, url('rl'))).toEqual({ state: 'shared' });
    const asking = { asksForRights: true };
    expect(await syncOver(bob, url('rl'), [], asking)).toEqual({ state: 'shared', mayAppend: false });
    expect(await syncOver(bob, url('racl'), [], asking)).toEqual({ state: 'shared' });
    await commit(bob, { put: 'workspace', set: { name: 'Bob’s' } });
    expect(await syncOver(bob, url('rl'))).toMatchObject({
      state: 'stopped',
      reason: { kind: 'forbidden', doing: 'append' },
      waiting: 1,
    });
    expect(await getHead(bob)).toBeGreaterThan(0);
    expect((await getBlob(reach(), 'log/000001')).state).toBe('found');
    expect(await listBlobs(reach(), 'log/')).toMatchObject({ blobs: [{ name: 'log/000001' }] });
  });
});
