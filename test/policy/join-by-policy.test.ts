import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getAddress, isAddressByPolicy, putAddress } from '../../lib/db/address.ts';
import { getHead } from '../../lib/db/history.ts';
import type { Db } from '../../lib/db/open.ts';
import { getCursor } from '../../lib/db/sync-state.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import type { Op } from '../../lib/log/types.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { applyPolicy } from '../../lib/surfaces/apply-policy.ts';
import { joinByPolicy } from '../../lib/surfaces/join-by-policy.ts';
import { startWorkspace } from '../../lib/workspace/sync/start-workspace.ts';
import { readStored, sorted } from '../db/stored-state.ts';
import { aCustomer } from '../fixtures/documents.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { commit, openProfile } from '../workspace/sync/member.ts';
import { storeOf } from '../workspace/transport/store-of.ts';

let azurite: Azurite;
let containers = 0;
let container: string;
let url: string;
let ann: Db;
let ben: Db;

const reach = { fetch, now: Date.now };
const offline = { ...reach, fetch: () => Promise.reject(new TypeError('offline')) };
const create = (n: number): Op => diffCustomer(undefined, aCustomer(n)) ?? { drop: 'workspace' };
const shownIn = async (db: Db) => sorted((await readStored(db)).shown);

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

/** Ann shares two customers; Ben has an empty profile. */
beforeEach(async () => {
  containers += 1;
  container = `policy-${containers}`;
  await azurite.createContainer(container);
  url = azurite.urlOf(container);
  [ann, ben] = [await openProfile(), await openProfile()];
  await commit(ann, create(1), create(2));
  expect(await startWorkspace(ann, storeOf(url))).toMatchObject({ state: 'started' });
});

describe('an empty profile', () => {
  it('joins the workspace, and keeps the address as the policy’s', async () => {
    const { workspace } = await applyPolicy(
      ben,
      { policy: parsePolicy({ workspaceUrl: url }), isSettled: true },
      reach,
    );
    expect(workspace).toEqual({ state: 'joined' });
    expect(await shownIn(ben)).toEqual(await shownIn(ann));
    expect(await getAddress(ben)).toBe(url);
    expect(await isAddressByPolicy(ben)).toBe(true);
  });

  it('joins once, though page and worker are asked at the same time', async () => {
    const states = await Promise.all([joinByPolicy(ben, url, reach), joinByPolicy(ben, url, reach)]);
    expect(states).toEqual([{ state: 'joined' }, { state: 'sharing' }]);
  });

  it('starts no workspace where there is none', async () => {
    await azurite.createContainer(`${container}-empty`);
    expect(await joinByPolicy(ben, azurite.urlOf(`${container}-empty`), reach)).toEqual({ state: 'none' });
    expect(await getCursor(ben)).toBeUndefined();
    expect(await getAddress(ben)).toBeUndefined();
  });

  it('says why it could not, and stays empty', async () => {
    expect(await joinByPolicy(ben, url, offline)).toEqual({ state: 'waiting', for: 'network' });
    expect(await getHead(ben)).toBe(0);
    expect(await getAddress(ben)).toBeUndefined();
  });
});

describe('a profile with a directory', () => {
  it('stays as it is, and nothing is asked of the network', async () => {
    await commit(ben, create(7));
    const before = await shownIn(ben);
    expect(await joinByPolicy(ben, url, offline)).toEqual({ state: 'hasDirectory' });
    expect(await shownIn(ben)).toEqual(before);
    expect(await getCursor(ben)).toBeUndefined();
  });
});

describe('a profile that shares', () => {
  const renewed = () => azurite.urlOf(container, { permissions: 'rl' });

  it('takes a new token of the policy’s for the same workspace', async () => {
    await joinByPolicy(ben, url, reach);
    expect(await joinByPolicy(ben, renewed(), reach)).toEqual({ state: 'sharing' });
    expect(await getAddress(ben)).toBe(renewed());
  });

  it('takes the policy’s address where the worker ended before it was kept', async () => {
    await joinByPolicy(ben, url, reach);
    await ben.delete('sync', 'address');
    expect(await joinByPolicy(ben, url, reach)).toEqual({ state: 'sharing' });
    expect(await getAddress(ben)).toBe(url);
    expect(await isAddressByPolicy(ben)).toBe(true);
  });

  it('keeps an address of its own', async () => {
    await joinByPolicy(ben, url, reach);
    await putAddress(ben, url);
    expect(await joinByPolicy(ben, renewed(), reach)).toEqual({ state: 'sharing' });
    expect(await getAddress(ben)).toBe(url);
  });

  it('keeps the workspace it is in', async () => {
    await joinByPolicy(ben, url, reach);
    await azurite.createContainer(`${container}-other`);
    const other = azurite.urlOf(`${container}-other`);
    await startWorkspace(await openProfile(), storeOf(other));
    expect(await joinByPolicy(ben, other, reach)).toEqual({ state: 'sharing' });
    expect(await getAddress(ben)).toBe(url);
    expect(await joinByPolicy(ben, renewed(), offline)).toEqual({ state: 'sharing' });
    expect(await getAddress(ben)).toBe(url);
  });
});
