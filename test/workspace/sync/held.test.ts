import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getHeld } from '../../../lib/db/held.ts';
import type { Db } from '../../../lib/db/open.ts';
import { listRestorePoints } from '../../../lib/db/restore-points.ts';
import { diffCustomer } from '../../../lib/log/diff.ts';
import type { Op } from '../../../lib/log/types.ts';
import { letPass, readHeldChanges } from '../../../lib/workspace/sync/held-changes.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { syncLock } from '../../../lib/workspace/sync/sync-lock.ts';
import { readSyncStatus } from '../../../lib/workspace/sync/sync-status.ts';
import { failWrite } from '../../db/fail-write.ts';
import { dumpDirectory, readStored, sorted } from '../../db/stored-state.ts';
import { aCustomer, tenant } from '../../fixtures/documents.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, join, openProfile, syncOver } from './member.ts';

let azurite: Azurite;
let containers = 0;
let url: string;
let [ann, bob]: [Db, Db] = [undefined as never, undefined as never];

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n + 1));
const create = (n: number): Op => diffCustomer(undefined, aCustomer(n)) ?? { drop: 'workspace' };
const drop = (n: number): Op => ({ drop: `customer/${tenant(n)}` });
const rename = (n: number, notes = 'Ann’s'): Op => ({ put: `customer/${tenant(n)}`, set: { notes } });
const shownIn = async (db: Db) => sorted((await readStored(db)).shown);

/** Two members of a team with 100 customers. */
beforeEach(async () => {
  containers += 1;
  await azurite.createContainer(`held-${containers}`);
  url = azurite.urlOf(`held-${containers}`);
  [ann, bob] = [await openProfile(), await openProfile()];
  await commit(ann, ...many(100, create));
  await startWorkspace(ann, storeOf(url));
  await join(bob, storeOf(url));
  await syncOver(bob, url);
});

async function sendAs(db: Db, ...ops: Op[]): Promise<void> {
  await commit(db, ...ops);
  expect(await syncOver(db, url)).toEqual({ state: 'shared' });
}

/** Lets everything pass that is held now. */
async function lookAndLetPass(db: Db): Promise<boolean> {
  const read = await readHeldChanges(db, storeOf(url));
  return read.state === 'read' && letPass(db, read.upTo);
}

const heldDrops = { changed: 1, dropped: 21, added: 1, standing: 100, by: ['Ann'] };
const massChange = () => sendAs(ann, ...many(21, drop), rename(50), create(200));

describe('a change by others', () => {
  it.each([
    ['of 20 of 100 documents', 'shared', () => many(20, drop)],
    ['of 21 of 100 documents', 'held', () => many(21, drop)],
    ['that adds 60 to 100 documents', 'shared', () => many(60, (n) => create(200 + n))],
    ['that changes 21 of 100 documents', 'held', () => many(21, (n) => rename(n))],
    [
      'that leaves 60 documents as they are',
      'shared',
      () => many(60, (n) => ({ put: `customer/${tenant(n)}`, set: { companyName: `Customer ${n}` } }) as Op),
    ],
  ])('%s is %s', async (_, state, ops) => {
    await sendAs(ann, ...ops());
    expect(await syncOver(bob, url)).toMatchObject({ state });
  });

  it('spread over many commits is held too', async () => {
    for (const op of many(25, drop)) await commit(ann, op);
    await syncOver(ann, url);
    expect(await syncOver(bob, url)).toMatchObject({ state: 'held', held: { dropped: 25 } });
  });

  it('made here is not held, whatever its size', async () => {
    await sendAs(bob, ...many(90, drop));
  });

  it('that was seen before joining is not held', async () => {
    await massChange();
    const eve = await openProfile();
    await join(eve, storeOf(url));
    expect(await syncOver(eve, url)).toEqual({ state: 'shared' });
    expect(await shownIn(eve)).toEqual(await shownIn(ann));
    await sendAs(ann, ...many(30, (n) => rename(n + 30)));
    expect(await syncOver(eve, url)).toMatchObject({ state: 'held' });
  });
});

describe('what is held', () => {
  it('changes nothing here, is known after a restart, and lets editing go on', async () => {
    await massChange();
    const before = await shownIn(bob);
    expect(await syncOver(bob, url)).toEqual({ state: 'held', held: heldDrops, waiting: 0 });
    expect(await shownIn(bob)).toEqual(before);
    await commit(bob, rename(1, 'Bob’s'));
    expect(await syncOver(bob, url)).toEqual({ state: 'held', held: heldDrops, waiting: 1 });
    expect(await readSyncStatus(bob)).toMatchObject({ held: heldDrops, waiting: 1, lastOutcome: { state: 'held' } });
  });

  it('is read for the review, what is dropped first', async () => {
    await massChange();
    await syncOver(bob, url);
    await commit(bob, rename(50, 'Bob’s'));
    const before = await dumpDirectory(bob);
    const read = await readHeldChanges(bob, storeOf(url));
    expect(read).toMatchObject({ state: 'read', total: 22 });
    const docs = read.state === 'read' ? read.docs : [];
    expect(docs[0]).toMatchObject({ doc: `customer/${tenant(1)}`, name: 'Customer 1', what: 'dropped' });
    expect(docs.slice(20).map(({ what }) => what)).toEqual(['dropped', 'added']);
    expect(await dumpDirectory(bob)).toEqual(before);
    expect(await readHeldChanges(ann, storeOf(url))).toEqual({ state: 'none' });
  });

  it('is applied once it is released, after the directory was kept', async () => {
    await massChange();
    await syncOver(bob, url);
    await commit(bob, rename(99, 'Bob’s'));
    expect(await lookAndLetPass(bob)).toBe(true);
    expect(await syncOver(bob, url)).toEqual({ state: 'shared' });
    await syncOver(ann, url);
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    expect(await listRestorePoints(bob)).toMatchObject([{ why: 'massChange', customers: 100 }]);
    expect(await getHeld(bob)).toBeUndefined();
    expect(await letPass(bob, 1_000)).toBe(false);
  });

  it('lets no further mass change through with it', async () => {
    await massChange();
    await syncOver(bob, url);
    await lookAndLetPass(bob);
    await sendAs(ann, ...many(40, (n) => rename(n + 50, 'again')));
    expect(await syncOver(bob, url)).toMatchObject({ state: 'held', held: { changed: 40, dropped: 0, standing: 80 } });
    expect(await bob.count('restore')).toBe(1);
  });

  it('lets nothing through that the team wrote after it was looked at', async () => {
    await massChange();
    await syncOver(bob, url);
    const looked = await readHeldChanges(bob, storeOf(url));
    await sendAs(ann, ...many(40, (n) => rename(n + 50, 'unseen')));
    expect(await syncOver(bob, url)).toMatchObject({ state: 'held', held: { dropped: 21, changed: 41 } });
    await letPass(bob, looked.state === 'read' ? looked.upTo : 0);
    expect(await syncOver(bob, url)).toMatchObject({ state: 'held', held: { dropped: 0, changed: 40, standing: 80 } });
  });

  it('is let pass only when the exchange that goes on has ended', async () => {
    await massChange();
    await syncOver(bob, url);
    const ended = Promise.withResolvers<void>();
    const exchanging = navigator.locks.request(syncLock(bob), () => ended.promise);
    const passing = letPass(bob, 1_000);
    expect(await getHeld(bob)).toMatchObject({ held: heldDrops });
    ended.resolve();
    await Promise.all([exchanging, passing]);
    expect(await getHeld(bob)).toBeUndefined();
  });

  it('is forgotten when it is taken back before anyone has looked', async () => {
    await massChange();
    await syncOver(bob, url);
    await sendAs(ann, ...many(21, create));
    expect(await syncOver(bob, url)).toEqual({ state: 'shared' });
    expect(await readSyncStatus(bob)).not.toHaveProperty('held');
  });

  it('is applied whole when its writing is refused anywhere on the way', async () => {
    await massChange();
    await syncOver(bob, url);
    await lookAndLetPass(bob);
    for (let write = 1; await failWrite(write, () => syncOver(bob, url)); write += 1);
    expect(await syncOver(bob, url)).toEqual({ state: 'shared' });
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    expect((await listRestorePoints(bob)).at(0)).toMatchObject({ customers: 100 });
  });
});
