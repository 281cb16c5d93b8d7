import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { getAddress } from '../../lib/db/address.ts';
import { getCustomer } from '../../lib/db/customers.ts';
import type { Db } from '../../lib/db/open.ts';
import { listRestorePoints } from '../../lib/db/restore-points.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { createSharingEntry } from '../../lib/session/sharing-entry.ts';
import { leave } from '../../lib/session/sharing-leave.ts';
import { createPutBack } from '../../lib/session/sharing-put-back.ts';
import { renewAddress } from '../../lib/session/sharing-renew.ts';
import { createSharer } from '../../lib/surfaces/create-sharer.ts';
import { readSyncStatus } from '../../lib/workspace/sync/sync-status.ts';
import { aCustomer, tenant } from '../fixtures/documents.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { memorySession, write } from './memory-session.ts';

let azurite: Azurite;
let containers = 0;
let url: string;

beforeAll(async () => {
  azurite = await startAzurite();
}, 60_000);
afterAll(() => azurite.close());
beforeEach(async () => {
  containers += 1;
  await azurite.createContainer(`entry-${containers}`);
  url = azurite.urlOf(`entry-${containers}`);
});

const allow = async () => true;

function enter(db: Db, change: Partial<Parameters<typeof createSharingEntry>[0]> = {}) {
  const onEntered = vi.fn();
  const askPermission = vi.fn(allow);
  const entry = createSharingEntry({ db, fetch, now: Date.now, askPermission, onEntered, ...change });
  onTestFinished(() => entry.cancel());
  return { ...entry, onEntered, askPermission };
}

const create = (n: number, change = {}) => diffCustomer(undefined, aCustomer(n, change));

/** A workspace with customer 1, whose notes are the team’s. */
async function startTeam(): Promise<Db> {
  const { db } = await memorySession('Ann');
  await write(db, [create(1, { notes: 'The team’s' })]);
  const { look, start } = enter(db);
  await look(url);
  await start();
  return db;
}

describe('the way into a workspace', () => {
  it('asks for the host of the store in the click itself, and for nothing before that', async () => {
    const { db } = await memorySession();
    const { look, askPermission } = enter(db);
    expect(askPermission).not.toHaveBeenCalled();
    const looked = look(url);
    expect(askPermission).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1/*');
    await looked;
  });

  it('asks for no host while the address is malformed', async () => {
    const { db } = await memorySession();
    const { look, view, askPermission } = enter(db);
    await look(url.replace(/\?.*/, ''));
    expect(view.value).toEqual({ state: 'entering', problem: { kind: 'address', reason: 'noToken' } });
    expect(askPermission).not.toHaveBeenCalled();
  });

  it('reaches no store that the user did not allow', async () => {
    const { db } = await memorySession();
    const reach = vi.fn(fetch);
    const { look, view } = enter(db, { fetch: reach, askPermission: async () => false });
    await look(url);
    expect(view.value).toEqual({ state: 'entering', problem: { kind: 'permission' } });
    expect(reach).not.toHaveBeenCalled();
  });

  it('leads into an empty container with the directory that is here', async () => {
    const { db } = await memorySession();
    await write(db, [create(1)]);
    const { look, start, view, onEntered } = enter(db);
    await look(url);
    expect(view.value.state).toBe('empty');
    expect(await readSyncStatus(db)).toEqual({ sharing: false });
    await start();
    expect(onEntered).toHaveBeenCalledExactlyOnceWith({});
    expect(await getAddress(db)).toBe(url);
    expect(await createSharer(db, fetch)()).toEqual({ state: 'shared' });
  });

  it('shows what is there before it changes anything here', async () => {
    await startTeam();
    const { db } = await memorySession();
    const { look, view, cancel } = enter(db);
    await look(url);
    expect(view.value).toMatchObject({ state: 'found', workspace: { customers: 1 } });
    cancel();
    expect(view.value).toEqual({ state: 'entering' });
    expect(await readSyncStatus(db)).toEqual({ sharing: false });
    expect(await getAddress(db)).toBeUndefined();
  });

  it('is let go of in the middle of a request', async () => {
    const { db } = await memorySession();
    const asked = Promise.withResolvers<void>();
    const reach: typeof fetch = (_input, init) => {
      asked.resolve();
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    const { look, view, cancel } = enter(db, { fetch: reach });
    const looked = look(url);
    await asked.promise;
    cancel();
    await looked;
    expect(view.value).toEqual({ state: 'entering' });
  });

  it('is let go of while a workspace is started', async () => {
    const { db } = await memorySession();
    await write(db, [create(1)]);
    const sending = Promise.withResolvers<void>();
    const reach: typeof fetch = (input, init) => {
      if (init?.method !== 'PUT') return fetch(input, init);
      sending.resolve();
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    const { look, start, view, cancel, onEntered } = enter(db, { fetch: reach });
    await look(url);
    const started = start();
    await sending.promise;
    expect(view.value).toMatchObject({ state: 'starting' });
    cancel();
    await started;
    expect(view.value).toEqual({ state: 'entering' });
    expect(onEntered).not.toHaveBeenCalled();
  });

  it('sends nothing any more once it was let go of between two requests', async () => {
    const { db } = await memorySession();
    await write(db, [create(1)]);
    let afterListing: () => void = () => undefined;
    const reach = vi.fn<typeof fetch>(async (input, init) => {
      const answer = await fetch(input, init);
      const whole = new Response(await answer.arrayBuffer(), answer);
      if (String(input).includes('comp=list')) afterListing();
      return whole;
    });
    const { look, start, view, cancel } = enter(db, { fetch: reach });
    await look(url);
    afterListing = cancel;
    await start();
    expect(view.value).toEqual({ state: 'entering' });
    expect(reach.mock.calls.filter(([, init]) => init?.method === 'PUT')).toEqual([]);
  });

  it('leads to the address that was given last', async () => {
    await startTeam();
    const { db } = await memorySession();
    const permission = Promise.withResolvers<boolean>();
    const askPermission = vi.fn(allow).mockReturnValueOnce(permission.promise);
    const { look, view } = enter(db, { askPermission });
    const first = look(azurite.urlOf('no-such-container'));
    await look(url);
    permission.resolve(true);
    await first;
    expect(view.value).toMatchObject({ state: 'found', workspace: { customers: 1 } });
  });

  it('says that somebody else was quicker', async () => {
    const { db } = await memorySession();
    const { look, start, view } = enter(db);
    await look(url);
    await startTeam();
    await start();
    expect(view.value).toEqual({ state: 'entering', problem: { kind: 'startedByOther' } });
  });
});

describe('a directory that is here when a workspace is joined', () => {
  async function join(choice: 'mine' | 'theirs' | 'merge') {
    await startTeam();
    const session = await memorySession('Bob');
    await write(session.db, [create(1, { notes: 'Mine' }), create(2)]);
    const { look, join: joinIt, onEntered } = enter(session.db);
    await look(url);
    await joinIt(choice);
    await createSharer(session.db, fetch)();
    const { adopt } = onEntered.mock.calls[0]?.[0] ?? {};
    const putBack = createPutBack(session);
    if (adopt) await putBack.adopt(adopt.restorePoint, adopt.how);
    const notes = async () => (await getCustomer(session.db, tenant(1)))?.notes;
    return { ...session, notes, putBack };
  }

  it.each([
    ['mine', 'Mine', 2],
    ['merge', 'The team’s', 1],
  ] as const)('%s: is reviewed before anything of it is added', async (choice, after, changed) => {
    const { db, review, notes } = await join(choice);
    expect(await notes()).toBe('The team’s');
    expect(await getCustomer(db, tenant(2))).toBeUndefined();
    const view = review.view.value;
    expect(view.state === 'reviewing' && view.reviewable.counts).toMatchObject({ dropped: 0 });
    expect(view.state === 'reviewing' && view.reviewable.counts.added + view.reviewable.counts.changed).toBe(changed);
    await review.confirm();
    expect(await notes()).toBe(after);
    expect(await getCustomer(db, tenant(2))).toBeDefined();
    expect(await createSharer(db, fetch)()).toEqual({ state: 'shared' });
  });

  it('theirs: is gone, and comes back from its restore point through a review', async () => {
    const { db, review, notes, putBack } = await join('theirs');
    expect(review.view.value.state).toBe('closed');
    expect(await getCustomer(db, tenant(2))).toBeUndefined();
    const [point] = await listRestorePoints(db);
    await putBack.restore(point?.key ?? 0);
    expect(await notes()).toBe('The team’s');
    await review.confirm();
    expect(await notes()).toBe('Mine');
    expect(await getCustomer(db, tenant(2))).toBeDefined();
    await putBack.restore(point?.key ?? 0);
    expect(putBack.view.value).toEqual({ state: 'same' });
  });

  it('a restore point that is gone says so', async () => {
    const { putBack } = await join('theirs');
    await putBack.restore(99);
    expect(putBack.view.value).toEqual({ state: 'gone' });
  });
});

describe('another address of the workspace', () => {
  const reach = { fetch, now: Date.now, askPermission: allow };
  const workspaceOf = async (db: Db) => {
    const status = await readSyncStatus(db);
    return status.sharing ? status.workspace : '';
  };

  it('takes the place of the first', async () => {
    const db = await startTeam();
    const reading = azurite.urlOf(`entry-${containers}`, { permissions: 'rl' });
    expect(await renewAddress(db, await workspaceOf(db), reading, reach)).toBeUndefined();
    expect(await getAddress(db)).toBe(reading);
  });

  it('does not when it is that of another workspace', async () => {
    const db = await startTeam();
    containers += 1;
    await azurite.createContainer(`entry-${containers}`);
    const first = url;
    url = azurite.urlOf(`entry-${containers}`);
    await startTeam();
    expect(await renewAddress(db, await workspaceOf(db), url, reach)).toEqual({
      kind: 'store',
      problem: { state: 'stopped', reason: { kind: 'otherWorkspace' } },
    });
    expect(await getAddress(db)).toBe(first);
  });
});

it('another address of the workspace that cannot be used says why', async () => {
  const db = await startTeam();
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  onTestFinished(() => reported.mockRestore());
  const askPermission = () => Promise.reject(new Error('Only in a click'));
  expect(await renewAddress(db, 'w', url, { fetch, now: Date.now, askPermission })).toEqual({
    kind: 'fault',
    reason: 'Only in a click',
  });
  expect(reported).toHaveBeenCalledOnce();
});

describe('leaving', () => {
  it('keeps the directory, and takes the address away', async () => {
    const db = await startTeam();
    await write(db, [create(5)]);
    expect(await leave(db, async () => undefined)).toBe('left');
    expect(await getCustomer(db, tenant(5))).toBeDefined();
    expect(await getAddress(db)).toBeUndefined();
    expect(await createSharer(db, fetch)()).toEqual({ state: 'notSharing' });
  });

  it('gives what is on its way one more exchange to arrive', async () => {
    const db = await startTeam();
    await write(db, [create(5)]);
    await db.put('sync', { from: 2, to: 2 }, 'inFlight');
    expect(await leave(db, async () => undefined)).toBe('inFlight');
    const share = createSharer(db, fetch);
    expect(await leave(db, async () => void (await share()))).toBe('left');
  });
});
