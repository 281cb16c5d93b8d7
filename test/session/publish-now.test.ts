import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginSharing } from '../../lib/db/begin-sharing.ts';
import type { Db } from '../../lib/db/open.ts';
import { getFeeds, onPublishing } from '../../lib/db/publishing.ts';
import { diffCustomer } from '../../lib/log/diff.ts';
import { customerDoc } from '../../lib/log/doc-id.ts';
import { readLastPublish } from '../../lib/session/publish-end.ts';
import { publishNow } from '../../lib/session/publish-now.ts';
import { today } from '../../lib/today.ts';
import type { SyncOutcome } from '../../lib/workspace/sync/create-sync.ts';
import { syncLock } from '../../lib/workspace/sync/sync-lock.ts';
import { tenant } from '../directory/build.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { until } from '../until.ts';
import { commit, customerOf, startPublishingProfile } from './publishing-profile.ts';

const CUSTOMERS = 8;
const HALF_AN_HOUR = 30 * 60_000;
const SHARED: SyncOutcome = { state: 'shared' };
let azurite: Azurite;
let db: Db;
let now: number;
/** Names of the feeds that were written, each time that one was. */
let written: string[];

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite?.close());
beforeEach(async () => {
  db = await startPublishingProfile(azurite, { customers: CUSTOMERS });
  [now, written] = [Date.now(), []];
});

const counting: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  const name = /\/feeds\/([\w-]{43})\?/.exec(String(input))?.[1];
  if (init?.method === 'PUT' && answer.ok && name) written.push(name);
  return answer;
};

interface Given {
  /** The last of them again and again. */
  outcomes?: SyncOutcome[];
  reach?: typeof fetch;
  onlyNews?: boolean;
  from?: 'page' | 'background';
}

function publish({ outcomes = [SHARED], reach = counting, onlyNews = false, from = 'background' }: Given = {}) {
  const upcoming = [...outcomes];
  const share = async () => (upcoming.length > 1 ? upcoming.shift() : upcoming[0]) ?? SHARED;
  return publishNow(db, { from, share, reach: { fetch: reach, now: () => now }, today, onlyNews });
}

const shareWithTeam = () =>
  beginSharing(
    db,
    {
      cursor: { workspace: 'w', file: 1, offset: 0, position: 0 },
      agents: new Map(),
      members: new Map(),
      revision: 1,
    },
    async () => true,
  );

describe('publishing', () => {
  it.each<[string, SyncOutcome]>([
    ['the network is gone', { state: 'waiting', for: 'network', waiting: 0 }],
    ['the store refuses', { state: 'stopped', reason: { kind: 'noContainer' }, waiting: 0 }],
    [
      'a large change waits for a person',
      { state: 'held', held: { changed: 900, dropped: 0, added: 0, standing: 1_000, by: ['Bo'] }, waiting: 0 },
    ],
    ['another page never ends', { state: 'elsewhere' }],
  ])('does nothing, and notes why, when colleagues’ changes cannot be fetched: %s', async (_, outcome) => {
    expect(await publish({ outcomes: [outcome] })).toEqual({ state: 'notShared' });
    expect(written).toEqual([]);
    expect(await readLastPublish(db)).toMatchObject({ end: { state: 'notShared' }, from: 'background' });
  });

  it('does nothing in a profile that shares and has lost where', async () => {
    await shareWithTeam();
    expect(await publish({ outcomes: [{ state: 'notSharing' }] })).toEqual({ state: 'notShared' });
  });

  it('publishes in a profile that shares with no one', async () => {
    expect(await publish({ outcomes: [{ state: 'notSharing' }] })).toMatchObject({ run: { state: 'done' } });
  });

  it('waits for another page that is fetching them', async () => {
    const held = Promise.withResolvers<void>();
    const holding = navigator.locks.request(syncLock(db), () => held.promise);
    const publishing = publish({ outcomes: [{ state: 'elsewhere' }, SHARED] });
    await until(async () => expect((await navigator.locks.query()).pending).toHaveLength(1));
    expect(written).toEqual([]);
    held.resolve();
    await holding;
    expect(await publishing).toMatchObject({ run: { state: 'done', written: CUSTOMERS } });
  });

  it('notes how it ended, and tells every page', async () => {
    const told = vi.fn();
    const stop = onPublishing(told);
    await publish();
    await until(() => expect(told).toHaveBeenCalled());
    stop();
    const ranAt = new Date(now).toISOString();
    expect(await readLastPublish(db)).toMatchObject({
      ranAt,
      from: 'background',
      end: { state: 'ended', run: { state: 'done', written: CUSTOMERS } },
      whole: { ranAt },
    });
  });

  it('goes on with what is left after an interruption, and writes no feed twice', async () => {
    let sent = 0;
    const cutAtFifth: typeof fetch = async (input, init) => {
      if (init?.method === 'PUT' && /\/feeds\/[\w-]{43}\?/.test(String(input))) sent += 1;
      if (sent > 4) throw new TypeError('cut');
      return counting(input, init);
    };
    expect(await publish({ reach: cutAtFifth })).toMatchObject({ run: { state: 'stopped' } });
    const first = await readLastPublish(db);
    expect(first?.whole).toBeUndefined();
    const done = (await getFeeds(db)).length;
    expect(done).toBeGreaterThanOrEqual(4);
    expect(await publish()).toMatchObject({ run: { state: 'done', written: CUSTOMERS - done } });
    expect(new Set(written).size).toBe(CUSTOMERS);
    expect(written).toHaveLength(CUSTOMERS);
  });

  it('remembers when all was published while a later attempt fails', async () => {
    await publish();
    const { whole } = (await readLastPublish(db)) ?? {};
    now += HALF_AN_HOUR;
    await publish({ outcomes: [{ state: 'waiting', for: 'network', waiting: 0 }] });
    expect(await readLastPublish(db)).toMatchObject({ end: { state: 'notShared' }, whole });
  });

  it('notes a fault', async () => {
    vi.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    const broken: typeof fetch = async () => {
      throw new RangeError('broken');
    };
    expect(await publish({ reach: broken })).toEqual({ state: 'failed', reason: 'broken' });
    expect(await readLastPublish(db)).toMatchObject({ end: { state: 'failed', reason: 'broken' } });
  });

  it('leaves it to the page or background that is at it', async () => {
    const ends = await Promise.all([publish({ from: 'page' }), publish({ from: 'background' })]);
    const states = ends.map((end) => (end.state === 'ended' ? end.run.state : end.state));
    expect(states.sort()).toEqual(['done', 'elsewhere']);
    expect(written).toHaveLength(CUSTOMERS);
    expect(await readLastPublish(db)).toMatchObject({ end: { run: { state: 'done' } } });
  });
});

describe('publishing that nobody asked for', () => {
  const byItself = { onlyNews: true };

  it('does nothing a short while after all was published', async () => {
    await publish(byItself);
    now += HALF_AN_HOUR - 1;
    expect(await publish(byItself)).toEqual({ state: 'noNews' });
    now += 1;
    expect(await publish(byItself)).toMatchObject({ run: { state: 'done', written: 0 } });
  });

  it('publishes what was committed since', async () => {
    await publish(byItself);
    await commit(db, diffCustomer(customerOf(100), customerOf(100, 7)));
    expect(await publish(byItself)).toMatchObject({ run: { state: 'done', written: 1 } });
    expect(await publish(byItself)).toEqual({ state: 'noNews' });
  });

  it('ends no great part of all feeds, which may be a mistake, before somebody asks', async () => {
    db = await startPublishingProfile(azurite, { customers: 40 });
    await publish(byItself);
    const drop = (n: number) => ({ drop: customerDoc(tenant(100 + n)) });
    await commit(db, drop(0), diffCustomer(customerOf(139), customerOf(139, 7)));
    expect(await publish(byItself)).toMatchObject({ run: { state: 'done', withdrawn: 1, written: 1 } });
    await commit(
      db,
      ...Array.from({ length: 25 }, (_, n) => drop(n + 1)),
      diffCustomer(customerOf(139, 7), customerOf(139)),
    );
    expect(await publish(byItself)).toMatchObject({ run: { state: 'done', withdrawn: 0, written: 1, ending: 25 } });
    expect(await getFeeds(db)).toHaveLength(39);
    const end = await publish();
    expect(end).toMatchObject({ run: { state: 'done', withdrawn: 25 } });
    expect(end).not.toHaveProperty('run.ending');
    expect(await getFeeds(db)).toHaveLength(14);
  });

  it('publishes what was committed while it was looking', async () => {
    let isFirst = true;
    const late: typeof fetch = async (input, init) => {
      const isIt = isFirst && init?.method === 'PUT' && String(input).includes('keys.json');
      isFirst &&= !isIt;
      if (isIt) await commit(db, diffCustomer(customerOf(100), customerOf(100, 9)));
      return counting(input, init);
    };
    await publish({ ...byItself, reach: late });
    expect(await publish(byItself)).toMatchObject({ state: 'ended' });
  });

  it('tries again where something was left', async () => {
    await publish({ ...byItself, reach: async () => Promise.reject(new TypeError('offline')) });
    expect(await publish(byItself)).toMatchObject({ run: { state: 'done', written: CUSTOMERS } });
  });
});
