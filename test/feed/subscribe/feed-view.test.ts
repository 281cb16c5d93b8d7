import { describe, expect, it } from 'vitest';
import { VALIDITY } from '../../../lib/feed/seconds.ts';
import { contactChanges } from '../../../lib/feed/subscribe/contact-changes.ts';
import { viewFeed } from '../../../lib/feed/subscribe/feed-view.ts';
import { mayShowOn } from '../../../lib/feed/subscribe/feeds-for-page.ts';
import { nextReadInMs } from '../../../lib/feed/subscribe/refresh-feeds.ts';
import type { StoredFeed } from '../../../lib/feed/subscribe/stored-feed.ts';
import type { Subscription, SubscriptionProblem } from '../../../lib/feed/subscribe/subscription.ts';
import { tenant } from '../../directory/build.ts';
import { CUSTOMER, NOW, sampleContacts, sampleContent, samplePayload } from '../sample-workspace.ts';

const DAY = 86_400;
const invitation = {
  url: 'https://feeds.example/feeds/secret-name?sig=secret-token',
  tenantId: CUSTOMER,
  spot: { feedId: 'name', contentKey: new Uint8Array(32) },
  root: 'root',
};
const content = { payload: samplePayload(), kid: 'kid', notes: [], etag: '"1"', since: NOW };
const good: Subscription = { invitation, seen: { sequences: {}, iat: NOW }, content, confirmedAt: NOW };
const stored = (subscription: Subscription): StoredFeed => ({ subscription, nextAt: 0, failures: 0 });
const standing = (subscription: Subscription, now = NOW) => viewFeed(stored(subscription), now * 1_000).standing;
const offline: SubscriptionProblem = { kind: 'host', of: 'feed', fault: { state: 'unreachable' } };
const refused = (reason: 'keyRevoked' | 'feedAltered' | 'feedExpired'): SubscriptionProblem => ({
  kind: 'refused',
  reason,
});

describe('a followed feed', () => {
  it.each<[string, Subscription, number]>([
    ['fresh', good, NOW],
    ['offline', { ...good, problem: offline }, NOW],
    ['stale', good, NOW + 50 * DAY],
    ['stale', { ...good, problem: offline }, NOW + 50 * DAY],
    ['expired', good, NOW + VALIDITY + 2 * DAY],
    ['expired', { ...good, problem: refused('feedExpired') }, NOW],
    ['unverifiable', { ...good, problem: refused('feedAltered') }, NOW],
    ['revoked', { ...good, problem: refused('keyRevoked') }, NOW],
    ['unread', { invitation, seen: { sequences: {}, iat: 0 }, problem: offline }, NOW],
    ['withdrawn', { ...good, content: { ...content, payload: samplePayload({ contacts: [], withdrawn: true }) } }, NOW],
  ])('is %s', (expected, subscription, now) => {
    expect(standing(subscription, now)).toBe(expected);
  });

  it.each([
    ['cannot be verified', { ...good, problem: refused('feedAltered') }, true],
    ['has expired', { ...good, problem: refused('feedExpired') }, true],
    [
      'was ended',
      { ...good, content: { ...content, payload: samplePayload({ contacts: [], withdrawn: true }) } },
      false,
    ],
  ])('that %s shows its last good contacts: %s', (_, subscription, isShown) => {
    expect(viewFeed(stored(subscription), NOW * 1_000).contacts !== undefined).toBe(isShown);
  });

  it('tells neither its key nor its address to those who show it', () => {
    const view = viewFeed(stored(good), NOW * 1_000);
    expect(JSON.stringify(view)).not.toMatch(/secret-token|contentKey/);
  });
});

describe('what changed since a person looked', () => {
  const before = sampleContent();
  const [first, ...others] = before.contacts;
  if (!first) throw new Error('the sample has contacts');

  it('is nothing while nothing did', () => expect(contactChanges(before, sampleContent())).toEqual([]));

  it('is a telephone, with the old and the new', () => {
    const after = sampleContent(sampleContacts(CUSTOMER, '+81 3 5550 0199'));
    expect(contactChanges(before, after)).toEqual([
      { kind: 'telephone', about: 'Trey Research', from: '+81 3 5550 0100', to: '+81 3 5550 0199' },
    ]);
  });

  it('is who supports a subscription', () => {
    const after = {
      ...before,
      contacts: others.map((one) => ({ ...one, subscriptions: [...one.subscriptions, ...first.subscriptions] })),
    };
    expect(contactChanges(before, after)).toMatchObject([
      { kind: 'supporter', from: 'Trey Research', to: others[0]?.partner.name },
    ]);
  });

  it.each(['added', 'removed'] as const)('is a subscription that was %s', (kind) => {
    const less = { ...before, contacts: others };
    const changes = kind === 'added' ? contactChanges(less, before) : contactChanges(before, less);
    expect(changes).toMatchObject([{ kind, [kind === 'added' ? 'to' : 'from']: 'Trey Research' }]);
  });

  it('is a detail that fits in no line', () => {
    const partner = { ...first.partner, support: { ...first.partner.support, scope: 'Everything' } };
    const after = { ...before, contacts: [{ ...first, partner }, ...others] };
    expect(contactChanges(before, after)).toEqual([{ kind: 'details', about: 'Trey Research', from: '', to: '' }]);
  });
});

describe('a feed on a page', () => {
  const [own, other] = [tenant(900), tenant(901)];
  it.each<[string, Parameters<typeof mayShowOn>[0], boolean]>([
    ['that names no one', { tenantIds: [], domains: [] }, true],
    ['that names its tenant', { tenantIds: [own], domains: [] }, true],
    ['that names its tenant and a domain', { tenantIds: [own], domains: ['contoso.example'] }, true],
    ['that names another tenant', { tenantIds: [other], domains: [] }, false],
    ['that names its tenant and another', { tenantIds: [own, other], domains: [] }, false],
    ['that names a domain, which may be anybody’s', { tenantIds: [], domains: ['contoso.example'] }, false],
  ])('%s is shown: %s', (_, named, isShown) => {
    expect(mayShowOn(named, own)).toBe(isShown);
  });
});

describe('a feed is read again', () => {
  const MINUTE = 60_000;
  const busy: SubscriptionProblem = {
    kind: 'host',
    of: 'keys',
    fault: { state: 'busy', status: 503, retryAfterInMs: 600 * MINUTE },
  };
  it.each<[string, SubscriptionProblem | undefined, number, number]>([
    ['after an hour when all is well', undefined, 0, 60],
    ['after two minutes at the first failure', offline, 1, 2],
    ['after four at the second', offline, 2, 4],
    ['after four hours at most', offline, 20, 240],
    ['no sooner than the host asks', busy, 1, 600],
  ])('%s', (_, problem, failures, minutes) => {
    const subscription = problem ? { ...good, problem } : good;
    expect(nextReadInMs(subscription, failures, 0.5)).toBe(minutes * MINUTE);
  });

  it('a quarter sooner or later, so that customers spread', () => {
    expect([0, 1].map((random) => nextReadInMs(good, 0, random) / MINUTE)).toEqual([45, 75]);
  });
});
