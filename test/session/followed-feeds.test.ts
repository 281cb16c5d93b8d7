import { beforeEach, describe, expect, it } from 'vitest';
import { type Refreshing, refreshFeeds } from '../../lib/feed/subscribe/refresh-feeds.ts';
import { feedsForPage } from '../../lib/feeds-for-page.ts';
import { createSubscriptions } from '../../lib/session/subscriptions.ts';
import { CUSTOMER, NOW, OTHER_CUSTOMER, sampleWorkspace } from '../feed/sample-workspace.ts';
import { until } from '../until.ts';
import { AFTER, beginWorld, follow, followed, MINUTE, publish, reach, t, world } from './follower.ts';

beforeEach(beginWorld);

describe('followed feeds', () => {
  it('are read when they are due and not before', async () => {
    await follow(await publish());
    world.requests = [];
    expect(await refreshFeeds(world.db, 'due', reach)).toBe(world.now + 60 * MINUTE);
    expect(world.requests).toEqual([]);
    world.now += 60 * MINUTE;
    expect(await refreshFeeds(world.db, 'due', reach)).toBe(world.now + 60 * MINUTE);
    expect(world.requests).toHaveLength(2);
  });

  it('are read though the clock that said when has been put back', async () => {
    await follow(await publish());
    world.now += 3_650 * 24 * 60 * MINUTE;
    await refreshFeeds(world.db, 'all', reach);
    world.now = NOW * 1_000;
    world.requests = [];
    expect(await refreshFeeds(world.db, 'due', reach)).toBeLessThan(world.now + 24 * 60 * MINUTE);
    expect(world.requests).not.toEqual([]);
  });

  it('keep their contacts while the host is gone, and are tried later and later', async () => {
    await follow(await publish());
    world.host.clear();
    const due: number[] = [];
    for (const _ of [1, 2, 3]) due.push(((await refreshFeeds(world.db, 'all', reach)) ?? 0) - world.now);
    expect(due).toEqual([2 * MINUTE, 4 * MINUTE, 8 * MINUTE]);
    const [feed] = (await feedsForPage('https://admin.cloud.microsoft/', world.db, t, world.now)) ?? [];
    expect(feed?.notices).toMatchObject([{ about: 'standing', level: 'info', title: 'Not refreshed' }]);
    expect(feed?.contacts.contacts).toHaveLength(2);
  });

  it('show a change until it was seen', async () => {
    await follow(await publish());
    await publish('https://feeds.example', { telephone: AFTER });
    const subscriptions = createSubscriptions(world.db, reach);
    await subscriptions.refreshNow();
    await until(() => expect(subscriptions.feeds.value?.[0]?.changes).toHaveLength(1));
    await subscriptions.markSeen(subscriptions.feeds.value?.[0]?.feedId ?? '');
    await until(() => expect(subscriptions.feeds.value?.[0]?.changes).toEqual([]));
    subscriptions.dispose();
  });

  it('that are removed do not come back with an answer that was under way', async () => {
    await follow(await publish());
    const subscriptions = createSubscriptions(world.db, reach);
    await until(() => expect(subscriptions.feeds.value).toHaveLength(1));
    const held = Promise.withResolvers<void>();
    const slow: Refreshing = {
      ...reach,
      fetch: async (...call) => {
        await held.promise;
        return reach.fetch(...call);
      },
    };
    const refreshing = refreshFeeds(world.db, 'all', slow);
    await subscriptions.remove(subscriptions.feeds.value?.[0]?.feedId ?? '');
    held.resolve();
    await refreshing;
    expect(await followed()).toEqual([]);
    subscriptions.dispose();
  });

  it('are not shown on a page of another tenant', async () => {
    await follow(await publish());
    const on = (query: string) => feedsForPage(`https://admin.cloud.microsoft/${query}`, world.db, t, world.now);
    expect(await on('')).toHaveLength(1);
    expect(await on(`?tid=${CUSTOMER}`)).toHaveLength(1);
    expect(await on(`?tid=${OTHER_CUSTOMER}`)).toEqual([]);
  });

  it('of several partners and tenants are each shown', async () => {
    await follow(await publish(), await publish('https://other.example', { by: await sampleWorkspace() }));
    expect(await feedsForPage('https://admin.cloud.microsoft/', world.db, t, world.now)).toHaveLength(2);
  });
});
