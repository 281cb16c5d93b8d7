import { afterAll, beforeAll, expect, it } from 'vitest';
import { getAddress, putAddress } from '../../../lib/db/address.ts';
import type { Db } from '../../../lib/db/open.ts';
import { noteSync, readSyncLog } from '../../../lib/db/sync-log.ts';
import { startWorkspace } from '../../../lib/workspace/sync/start-workspace.ts';
import { onSyncStatus, readSyncStatus } from '../../../lib/workspace/sync/sync-status.ts';
import { type Azurite, startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { storeOf } from '../transport/store-of.ts';
import { commit, join, openProfile, syncOver } from './member.ts';

let azurite: Azurite;
let [ann, bob]: [Db, Db] = [undefined as never, undefined as never];
let url: string;

beforeAll(async () => {
  azurite = await startAzurite();
  await azurite.createContainer('team');
  url = azurite.urlOf('team');
  [ann, bob] = [await openProfile(), await openProfile()];
  await startWorkspace(ann, storeOf(url));
  await join(bob, storeOf(url));
}, 60_000);
afterAll(() => azurite.close());

const rename = (name: string) => ({ put: 'workspace' as const, set: { name } });

it('tells what waits, when everything was last shared, and what is wrong since', async () => {
  expect(await readSyncStatus(await openProfile())).toEqual({ sharing: false });
  await commit(bob, rename('Bob’s'));
  expect(await readSyncStatus(bob)).toMatchObject({ sharing: true, waiting: 1, inFlight: false, members: [] });
  await syncOver(bob, url);
  const shared = await readSyncStatus(bob);
  expect(shared).toMatchObject({ waiting: 0, position: 1, lastOutcome: { state: 'shared' }, members: [{ by: 'Ann' }] });
  await commit(bob, rename('Again'));
  await syncOver(bob, url, ['none', 'none', 'none', 'cutAfter']);
  expect(await readSyncStatus(bob)).toMatchObject({
    waiting: 1,
    inFlight: true,
    lastSharedAt: 'lastSharedAt' in shared ? shared.lastSharedAt : '',
    lastOutcome: { state: 'waiting', for: 'network', waiting: 1 },
  });
});

it('is told in a log for diagnostics, once as long as nothing changes, without names or addresses', async () => {
  const before = (await readSyncLog(bob)).length;
  for (const faults of [[], ['cutBefore'], ['cutBefore'], [], []] as const) await syncOver(bob, url, faults);
  const log = await readSyncLog(bob);
  expect(log.map(({ what }) => what).slice(0, -before)).toEqual(['shared', 'waiting.network', 'shared']);
  expect(log[0]).toMatchObject({ at: expect.any(String), figures: { position: 2, ms: expect.any(Number) } });
  expect(JSON.stringify(log)).not.toMatch(/Ann|127\.0\.0\.1|sig=/);
  for (let n = 0; n < 300; n += 1) await noteSync(bob, { at: '', what: `${n}` });
  expect((await readSyncLog(bob)).map(({ what }) => what)).toHaveLength(200);
  expect((await readSyncLog(bob))[0]).toEqual({ at: '', what: '299' });
});

it('is announced when an exchange has ended', async () => {
  let stop = () => {};
  const told = new Promise<void>((resolve) => {
    stop = onSyncStatus(resolve);
  });
  await syncOver(ann, url);
  await told;
  stop();
});

it('keeps the address apart from everything that is told', async () => {
  expect(await getAddress(ann)).toBeUndefined();
  await putAddress(ann, `${url}&sig=secret`);
  expect(await getAddress(ann)).toBe(`${url}&sig=secret`);
  expect(JSON.stringify(await readSyncStatus(ann))).not.toContain('secret');
});
