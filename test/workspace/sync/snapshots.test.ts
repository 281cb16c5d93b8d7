import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getAgent } from '../../../lib/db/agent.ts';
import type { Db } from '../../../lib/db/open.ts';
import { getSnapshotCheck } from '../../../lib/db/sync-state.ts';
import { diffCustomer } from '../../../lib/log/diff.ts';
import type { Op } from '../../../lib/log/types.ts';
import type { SnapshotHead } from '../../../lib/workspace/codec/snapshot.ts';
import { writeSnapshot } from '../../../lib/workspace/codec/write-snapshot.ts';
import { leaveWorkspace } from '../../../lib/workspace/sync/leave-workspace.ts';
import { lookAtWorkspace } from '../../../lib/workspace/sync/look-at-workspace.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { listBlobs } from '../../../lib/workspace/transport/list-blobs.ts';
import { putBlob } from '../../../lib/workspace/transport/put-blob.ts';
import { readStored, sorted } from '../../db/stored-state.ts';
import { aCustomer, tenant } from '../../fixtures/documents.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, copyProfile, join, openProfile, syncOver } from './member.ts';

let azurite: Azurite;
let containers = 0;
let url: string;
let [ann, bob]: [Db, Db] = [undefined as never, undefined as never];

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());

const create = (n: number): Op => diffCustomer(undefined, aCustomer(n)) ?? { drop: 'workspace' };
const rename = (n: number, notes: string): Op => ({ put: `customer/${tenant(n)}`, set: { notes } });
const shownIn = async (db: Db) => sorted((await readStored(db)).shown);
const sync = (db: Db, address = url) => syncOver(db, address, [], { snapshotEvery: 4 });

beforeEach(async () => {
  containers += 1;
  await azurite.createContainer(`snapshots-${containers}`);
  url = azurite.urlOf(`snapshots-${containers}`);
  [ann, bob] = [await openProfile(), await openProfile()];
  await startWorkspace(ann, storeOf(url));
  await join(bob, storeOf(url));
});

async function snapshots(): Promise<string[]> {
  const listed = await listBlobs(storeOf(url), 'snapshot/');
  return listed.state === 'listed' ? listed.blobs.map(({ name }) => name) : [];
}

/** Up to a position, one exchange each. */
async function writeTo(position: number, db = ann): Promise<void> {
  for (let at = ((await readStored(db)).cursor?.position ?? 0) + 1; at <= position; at += 1) {
    await commit(db, at <= 2 ? create(at) : rename(1, `${at}`));
    expect(await sync(db)).toEqual({ state: 'shared' });
  }
}

describe('a snapshot', () => {
  it('is written where it is due, and whoever joins begins with it', async () => {
    await writeTo(3);
    expect(await snapshots()).toEqual([]);
    await writeTo(5);
    expect(await snapshots()).toHaveLength(1);
    const looked = await lookAtWorkspace(storeOf(url));
    if (looked.state !== 'found') throw new Error(looked.state);
    expect(looked.workspace).toMatchObject({ changes: 5, customers: 2, members: [{ by: 'Ann', position: 5, n: 5 }] });
    expect(looked.workspace.shared.cursor.position).toBe(4);
    const eve = await openProfile();
    await join(eve, storeOf(url));
    expect(await sync(eve)).toEqual({ state: 'shared' });
    expect(await shownIn(eve)).toEqual(await shownIn(ann));
    expect(await readStored(eve)).toEqual(await readStored(ann));
  });

  it.each<[string, string, Partial<SnapshotHead> | undefined]>([
    ['is none', 'snapshot/999999-000000000000.json.gz', undefined],
    ['is of another place than its name tells', 'snapshot/999999-000000000000.json.gz', {}],
    ['is of another workspace', 'snapshot/000001-000000000900.json.gz', { offset: 900, workspace: 'another-one' }],
    ['is of a file that the log has not', 'snapshot/000009-000000000000.json.gz', { file: 9, offset: 0 }],
    ['is of a place that the log has not reached', 'snapshot/000001-000000999999.json.gz', { offset: 999_999 }],
    ['is of a place in the midst of a line', 'snapshot/000001-000000000900.json.gz', { offset: 900 }],
    ['is of where commits wait', 'snapshot/000001-000000000900.json.gz', { offset: 900, position: 2 ** 41 }],
  ])('that %s is passed over by whoever joins', async (_, name, change) => {
    await writeTo(5);
    const { workspace = '' } = (await readStored(ann)).cursor ?? {};
    const plain: SnapshotHead = { v: 1, workspace, file: 1, offset: 900, position: 4, agents: {}, conflicts: [] };
    const head = { ...plain, ...change };
    const bytes = change ? (await writeSnapshot(head, [])).bytes : new Uint8Array(9);
    await putBlob(storeOf(url), name, { bytes, type: 'application/gzip' }, { ifAbsent: true });
    const eve = await openProfile();
    expect(await join(eve, storeOf(url))).toEqual({ state: 'joined' });
    expect(await sync(eve)).toEqual({ state: 'shared' });
    expect(await readStored(eve)).toEqual(await readStored(ann));
  });

  it('that another member has written is compared', async () => {
    await writeTo(4);
    expect(await sync(bob)).toEqual({ state: 'shared' });
    expect((await getSnapshotCheck(bob))?.position).toBe(4);
    expect(await snapshots()).toHaveLength(1);
  });

  it('that is not what this profile has is told once, and sharing goes on', async () => {
    await writeTo(3);
    await sync(bob);
    const [key] = (await bob.getAllKeys('customers')).slice(0, 1);
    const page = key === undefined ? undefined : await bob.get('customers', key);
    if (key === undefined || !page) throw new Error('no customers');
    await bob.put(
      'customers',
      page.map((record) => record.replace('Customer 2', 'Damaged')),
      key,
    );
    await writeTo(4);
    expect(await sync(bob)).toEqual({ state: 'stopped', reason: { kind: 'differs', position: 4 }, waiting: 0 });
    expect(await sync(bob)).toEqual({ state: 'shared' });
  });

  it('is written late by someone when nobody stood at the place, and then by no one else', async () => {
    for (let n = 0; n < 3; n += 1) {
      for (let at = 0; at < 7; at += 1) await commit(ann, at + n === 0 ? create(1) : rename(1, `${n}${at}`));
      await sync(ann);
      await sync(bob);
    }
    expect((await readStored(ann)).cursor?.position).toBe(21);
    expect(await snapshots()).toHaveLength(1);
    const eve = await openProfile();
    await join(eve, storeOf(url));
    expect(await shownIn(eve)).toEqual(await shownIn(ann));
  });

  it('is not a reader’s to write, who goes on without', async () => {
    await commit(ann, create(1), create(2));
    for (let at = 0; at < 3; at += 1) await commit(ann, rename(1, `${at}`));
    await syncOver(ann, url, [], { snapshotEvery: 1_000 });
    expect(await sync(bob, azurite.urlOf(`snapshots-${containers}`, { permissions: 'rl' }))).toEqual({
      state: 'shared',
    });
    expect(await snapshots()).toEqual([]);
  });

  it('tells whoever joins anew that a copy of the profile took further numbers', async () => {
    await writeTo(2);
    const copy = await copyProfile(ann);
    await leaveWorkspace(copy);
    await writeTo(4);
    await join(copy, storeOf(url), 'drop');
    expect(await getAgent(copy)).not.toBe(await getAgent(ann));
    await commit(copy, create(7));
    for (const db of [copy, ann]) expect(await sync(db)).toEqual({ state: 'shared' });
    expect(await shownIn(copy)).toEqual(await shownIn(ann));
    expect((await readStored(ann)).shown.has(`customer/${tenant(7)}`)).toBe(true);
  });
});
