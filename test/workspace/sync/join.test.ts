import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getHead, readHistory } from '../../../lib/db/history.ts';
import { readLookup } from '../../../lib/db/lookup.ts';
import type { Db } from '../../../lib/db/open.ts';
import { listRestorePoints } from '../../../lib/db/restore-points.ts';
import { readTally } from '../../../lib/db/tally.ts';
import { diffCustomer, diffPartner } from '../../../lib/log/diff.ts';
import type { Op } from '../../../lib/log/types.ts';
import { joinWorkspace } from '../../../lib/workspace/sync/join-workspace.ts';
import { leaveWorkspace } from '../../../lib/workspace/sync/leave-workspace.ts';
import { lookAtWorkspace } from '../../../lib/workspace/sync/look-at-workspace.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { countedTally, dump, readStored, sorted } from '../../db/stored-state.ts';
import { aCustomer, aPartner, tenant } from '../../fixtures/documents.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, copyProfile, join, NOW, openProfile, syncOver } from './member.ts';

let azurite: Azurite;
let containers = 0;
let url: string;
let ann: Db;

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

const create = (n: number): Op => diffCustomer(undefined, aCustomer(n)) ?? { drop: 'workspace' };
const own: Op = diffPartner(undefined, aPartner(9, { name: 'We', role: 'indirectProvider' })) ?? { drop: 'workspace' };
const shownIn = async (db: Db) => sorted((await readStored(db)).shown);

/** Ann shares three customers, one of which she dropped, and has added one since. */
beforeEach(async () => {
  containers += 1;
  await azurite.createContainer(`join-${containers}`);
  url = azurite.urlOf(`join-${containers}`);
  ann = await openProfile();
  await commit(ann, create(1), create(2), own, { put: 'workspace', set: { name: 'Team' } });
  await commit(ann, { drop: `customer/${tenant(2)}` });
  expect(await startWorkspace(ann, storeOf(url))).toMatchObject({ state: 'started' });
  await commit(ann, create(3));
  await syncOver(ann, url);
});

async function found(address = url) {
  const looked = await lookAtWorkspace(storeOf(address));
  if (looked.state !== 'found') throw new Error(looked.state);
  return looked.workspace;
}

describe('looking at a container', () => {
  it('tells whose workspace it is, how large, and who writes to it', async () => {
    const { agent } = (await readHistory(ann, { limit: 1 }))[0] ?? {};
    expect(await found()).toMatchObject({
      id: (await readStored(ann)).cursor?.workspace,
      name: 'Team',
      ownPartner: 'We',
      customers: 2,
      subscriptions: 4,
      partners: 1,
      changes: 1,
      members: [{ agent, by: 'Ann', at: NOW, position: 3, n: 3 }],
    });
  });

  it('that is empty offers to start there', async () => {
    await azurite.createContainer(`nothing-${containers}`);
    expect(await lookAtWorkspace(storeOf(azurite.urlOf(`nothing-${containers}`)))).toEqual({ state: 'none' });
  });

  it('needs no more than reading and listing, and changes nothing', async () => {
    const before = await found(azurite.urlOf(`join-${containers}`, { permissions: 'rl' }));
    expect(await found()).toEqual(before);
  });
});

describe('leaving', () => {
  it('keeps what waits, and nothing of it is the team’s when the profile joins again', async () => {
    await commit(ann, create(4));
    expect(await leaveWorkspace(ann)).toEqual({ state: 'left' });
    expect((await readStored(ann)).shown.get(`customer/${tenant(4)}`)?.stamp[0]).toBe(4);
    expect(await readHistory(ann, { limit: 1 })).toMatchObject([{ position: 4 }]);
    await commit(ann, { put: `customer/${tenant(1)}`, set: { notes: 'alone' } });
    expect(await ann.count('conflicts')).toBe(0);
    await join(ann, storeOf(url), 'drop');
    await commit(ann, create(5));
    await syncOver(ann, url);
    const bob = await openProfile();
    await join(bob, storeOf(url));
    await syncOver(bob, url);
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    expect((await found()).customers).toBe(3);
  });

  it('as one of two copies and joining again is another agent’s from then on', async () => {
    const copy = await copyProfile(ann);
    await leaveWorkspace(copy);
    await commit(ann, create(4));
    await syncOver(ann, url);
    await join(copy, storeOf(url), 'drop');
    await commit(copy, create(5));
    for (const db of [copy, ann]) expect(await syncOver(db, url)).toEqual({ state: 'shared' });
    expect(await shownIn(copy)).toEqual(await shownIn(ann));
    expect((await found()).customers).toBe(4);
  });

  it('is not done while a commit may still arrive', async () => {
    await commit(ann, create(4));
    await syncOver(ann, url, ['none', 'none', 'none', 'cutAfter']);
    expect(await leaveWorkspace(ann)).toEqual({ state: 'inFlight' });
    await syncOver(ann, url);
    expect(await leaveWorkspace(ann)).toEqual({ state: 'left' });
    expect(await leaveWorkspace(ann)).toEqual({ state: 'notSharing' });
  });
});

describe('joining in place of an own directory', () => {
  it.each(['drop', 'keep'] as const)('(%s) leaves the team’s alone and a restore point of the own one', async (how) => {
    const bob = await openProfile();
    await commit(bob, create(7), create(1));
    await commit(bob, { put: 'workspace', set: { name: 'Bob’s' } });
    const head = await getHead(bob);
    const joined = await join(bob, storeOf(url), how);
    expect(await syncOver(bob, url)).toEqual({ state: 'shared' });
    expect(await shownIn(bob)).toEqual(await shownIn(ann));
    expect(await getHead(bob)).toBeGreaterThan(head);
    const points = await listRestorePoints(bob);
    expect(points).toMatchObject([{ why: 'join', customers: 2 }]);
    expect(joined).toEqual({ state: 'joined', restorePoint: points[0]?.key });
    expect((await readTally(bob))?.facts).toEqual((await countedTally(bob)).facts);
    expect((await readLookup(bob)).deltas).toContain('everything');
    expect(await readHistory(bob, { limit: 9 })).toMatchObject([{ position: 3, by: 'Ann' }]);
  });

  it('is refused where one is shared already, and where nobody said that it may go', async () => {
    const bob = await openProfile();
    await commit(bob, create(7));
    const before = await dump(bob);
    expect(await join(bob, storeOf(url), 'none')).toEqual({ state: 'notEmpty' });
    expect(await dump(bob)).toEqual(before);
    await join(bob, storeOf(url), 'drop');
    expect(await join(bob, storeOf(url), 'drop')).toEqual({ state: 'notEmpty' });
  });

  it('keeps what was edited while it was being packed', async () => {
    const bob = await openProfile();
    await commit(bob, create(7));
    const workspace = await found();
    const [joined] = await Promise.all([joinWorkspace(bob, workspace, 'drop'), commit(bob, create(8))]);
    expect(joined.state).toBe('joined');
    expect((await listRestorePoints(bob))[0]).toMatchObject({ customers: 2 });
  });
});
