import { describe, expect, it } from 'vitest';
import type { FeedView } from '../../lib/feed/subscribe/feed-view.ts';
import type { SubscriptionProblem } from '../../lib/feed/subscribe/subscription.ts';
import { createHostAccess, hostOf, patternsToAllow } from '../../lib/session/host-access.ts';
import { until } from '../until.ts';
import { browserPermissions } from './browser-permissions.ts';
import { sampleFeed } from './sample-feed.ts';

const [A, B] = ['https://a.example/*', 'https://b.example/*'];

describe('hosts that feeds are read from', () => {
  it('are missing until they are allowed, and asked for together', async () => {
    const browser = browserPermissions([B]);
    const access = createHostAccess(browser);
    access.look([A, B, A]);
    await until(() => expect(access.missing.value).toEqual([A]));
    access.allow();
    await until(() => expect(access.missing.value).toEqual([]));
    expect(browser.asked).toEqual([[A]]);
    access.dispose();
  });

  it('stay missing when the person declines', async () => {
    const browser = browserPermissions([], 'declines');
    const access = createHostAccess(browser);
    access.look([A]);
    await until(() => expect(access.missing.value).toEqual([A]));
    access.allow();
    await until(() => expect(browser.asked).toHaveLength(1));
    expect(access.missing.value).toEqual([A]);
    access.dispose();
  });

  it('are no longer missing when they are allowed elsewhere', async () => {
    const browser = browserPermissions([]);
    const access = createHostAccess(browser);
    access.look([A]);
    await until(() => expect(access.missing.value).toEqual([A]));
    await browser.request([A]);
    await until(() => expect(access.missing.value).toEqual([]));
    access.dispose();
  });

  it('are shown by name', () => expect(hostOf('http://127.0.0.1/*')).toBe('127.0.0.1'));
});

describe('a host has to be allowed', () => {
  const offline: SubscriptionProblem = { kind: 'host', of: 'feed', fault: { state: 'unreachable' } };
  const refused: SubscriptionProblem = { kind: 'refused', reason: 'feedSignature' };
  it.each<[string, Partial<FeedView>, boolean]>([
    ['for a feed that was never read', { standing: 'unread' }, true],
    ['for a feed that cannot be reached any more', { standing: 'offline', problem: offline }, true],
    ['not for one that is read', { standing: 'fresh' }, false],
    ['not for one that is no good', { standing: 'unread', problem: refused }, false],
    ['for one that a person added, where it was taken back since', { problem: offline, isManaged: false }, true],
  ])('%s', (_, feed, isAsked) => {
    const patterns = patternsToAllow([{ ...sampleFeed, isManaged: true, ...feed }]);
    expect(patterns).toEqual(isAsked ? [sampleFeed.pattern] : []);
  });
});
