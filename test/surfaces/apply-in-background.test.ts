import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { putConnection } from '../../lib/db/connection.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import { startApply } from '../../lib/partner-center/apply/start-apply.ts';
import type { Connection } from '../../lib/partner-center/connection.ts';
import { connectionKey } from '../../lib/partner-center/sign-in/signed-in.ts';
import { eraseDirectory } from '../../lib/session/setup-erase.ts';
import { goOnInBackground, wakeForApply } from '../../lib/surfaces/apply-in-background.ts';
import { noteRun } from '../../lib/workspace/sync/sync-status.ts';
import { tenant } from '../fixtures/documents.ts';
import { HERE } from '../partner-center/apply/apply-stage.ts';
import { buildRow } from '../partner-center/apply/build-row.ts';

const CONNECTION: Connection = {
  cloud: HERE.cloud,
  tenant: HERE.tenantId,
  clientId: tenant(7),
  requestsPerMinute: 500,
};

let db: Db;
beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.identity, 'getRedirectURL').mockReturnValue('https://extension.chromiumapp.org/');
  onTestFinished(() => void vi.restoreAllMocks());
  db = await openDb();
  onTestFinished(() => db.close());
  await eraseDirectory(db);
  await putConnection(db, CONNECTION);
});

/** As the browser keeps it; the token is good for an hour. */
const signIn = () =>
  fakeBrowser.storage.session.set({
    partnerCenterSignIn: {
      connection: connectionKey(CONNECTION),
      account: { username: 'kim@fabrikam.example', tenantId: HERE.tenantId },
      authority: { issuer: 'https://a.example', authorizationEndpoint: 'https://a.example', tokenEndpoint: '' },
      refreshUntil: Date.now() + 3_600_000,
      access: {},
    },
  });

/** As a page does whose run was confirmed. */
async function beginInPage(): Promise<void> {
  const run = { id: 'one', kind: 'apply', by: 'Kim', at: '2026-11-29T12:00:00.000Z', tenant: HERE } as const;
  await startApply(db, [buildRow(1)], run);
  await wakeForApply();
}

/** The alarm rings where no run goes on, and that happens right before the worker clears it. */
async function ringWhile(happens: () => Promise<void>): Promise<void> {
  await wakeForApply();
  const clear = fakeBrowser.alarms.clear;
  vi.spyOn(fakeBrowser.alarms, 'clear').mockImplementation(async (name) => {
    await happens();
    return clear(name);
  });
  await goOnInBackground();
}

const alarms = async () => (await fakeBrowser.alarms.getAll()).map(({ name }) => name);

describe('the alarm of the background', () => {
  it('stays where a page begins a run while it is cleared', async () => {
    await signIn();
    await ringWhile(beginInPage);
    expect(await alarms()).toEqual(['applying']);
  });

  it('stays where somebody signs in to a run while it is cleared', async () => {
    await beginInPage();
    await ringWhile(async () => {
      await signIn();
      await wakeForApply();
    });
    expect(await alarms()).toEqual(['applying']);
  });

  it('rings now and then where the team takes nothing, and as often as ever once it does', async () => {
    await signIn();
    await beginInPage();
    await db.put('sync', { workspace: 'w', file: 1, offset: 0, position: 0 }, 'cursor');
    await noteRun(db, { state: 'shared', mayAppend: false }, 0);
    await goOnInBackground();
    expect(await fakeBrowser.alarms.get('applying')).toMatchObject({ periodInMinutes: 30 });
    await noteRun(db, { state: 'shared' }, 0);
    const set = vi.spyOn(fakeBrowser.alarms, 'create');
    await goOnInBackground();
    expect(set).toHaveBeenCalledExactlyOnceWith('applying', { periodInMinutes: 0.5 });
  });

  it('rings less often where the disk takes nothing, and as often as ever once it does', async () => {
    const report = vi.spyOn(console, 'error').mockReturnValue();
    await signIn();
    await beginInPage();
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new Error('The disk is full.');
    });
    await goOnInBackground();
    expect(report).toHaveBeenCalledOnce();
    expect(await fakeBrowser.alarms.get('applying')).toMatchObject({ periodInMinutes: 5 });
    open.mockRestore();
    const set = vi.spyOn(fakeBrowser.alarms, 'create');
    await goOnInBackground();
    expect(set).toHaveBeenCalledExactlyOnceWith('applying', { periodInMinutes: 0.5 });
  });

  it.each<[string, () => Promise<void>]>([
    ['there is no run', signIn],
    ['nobody is signed in', beginInPage],
  ])('is gone where %s', async (_, given) => {
    await given();
    await ringWhile(async () => undefined);
    expect(await alarms()).toEqual([]);
  });
});
