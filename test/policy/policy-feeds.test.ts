import { beforeEach, describe, expect, it } from 'vitest';
import { replaceFeeds } from '../../lib/db/feeds.ts';
import { type Db, openDb } from '../../lib/db/open.ts';
import type { Invitation } from '../../lib/feed/subscribe/invitation.ts';
import { followPolicyFeeds, planPolicyFeeds } from '../../lib/feed/subscribe/policy-feeds.ts';
import { readFeeds, type StoredFeed } from '../../lib/feed/subscribe/stored-feed.ts';
import { newSubscription } from '../../lib/feed/subscribe/subscription.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { applyPolicy } from '../../lib/surfaces/apply-policy.ts';
import { tenant } from '../directory/build.ts';

const SPOT = 'A'.repeat(43);
const OTHER_SPOT = `B${SPOT.slice(1)}`;

const invite = (host: string, root = SPOT): Invitation => ({
  url: `https://${host}.example/feeds/${SPOT}`,
  tenantId: tenant(1),
  spot: { feedId: SPOT, contentKey: new Uint8Array(32) },
  root,
});

const feedOf = (invitation: Invitation, byPolicy: boolean): StoredFeed => ({
  subscription: newSubscription(invitation),
  nextAt: 5,
  failures: 0,
  ...(byPolicy ? { byPolicy } : {}),
});

const [A, B] = [invite('a'), invite('b')];

describe('a policy’s invitations', () => {
  it.each([
    ['are followed at once', [], [A, B], true, [], [A, B]],
    ['are not followed anew', [feedOf(A, true)], [A], true, [], []],
    ['leave what a person follows to that person', [feedOf(A, false)], [A], true, [], []],
    ['take away what they brought', [feedOf(A, true), feedOf(B, true)], [B], true, [A], []],
    ['take away nothing else', [feedOf(A, false)], [], true, [], []],
    ['take away nothing while the policy may be incomplete', [feedOf(A, true)], [], false, [], []],
    ['count once each', [], [A, A], true, [], [A]],
    [
      'take the place of another of the same address',
      [feedOf(A, true)],
      [invite('a', OTHER_SPOT)],
      true,
      [],
      [invite('a', OTHER_SPOT)],
    ],
    ['do not take a person’s place', [feedOf(A, false)], [invite('a', OTHER_SPOT)], true, [], []],
  ] as const)('%s', (_, stored, invitations, isSettled, gone, added) => {
    const plan = planPolicyFeeds(stored, { invitations, isSettled });
    expect(plan.gone).toEqual(gone.map(({ url }) => url));
    expect([...plan.added.values()].map(({ subscription }) => subscription.invitation)).toEqual(added);
    for (const feed of plan.added.values()) expect(feed).toMatchObject({ byPolicy: true, nextAt: 0 });
  });
});

describe('in the browser', () => {
  let db: Db;
  let databases = 0;
  beforeEach(async () => {
    databases += 1;
    db = await openDb(`policy-feeds-${databases}`);
  });
  const urls = async () => (await readFeeds(db)).map(({ subscription }) => subscription.invitation.url).sort();

  it('come and go, and what a person added stays', async () => {
    await replaceFeeds(db, [], new Map([[B.url, feedOf(B, false)]]));
    expect(await followPolicyFeeds(db, { invitations: [A, B], isSettled: true })).toBe(true);
    expect(await urls()).toEqual([A.url, B.url]);
    expect(await followPolicyFeeds(db, { invitations: [A, B], isSettled: true })).toBe(false);
    expect(await followPolicyFeeds(db, { invitations: [], isSettled: false })).toBe(false);
    expect(await urls()).toEqual([A.url, B.url]);
    expect(await followPolicyFeeds(db, { invitations: [], isSettled: true })).toBe(false);
    expect(await urls()).toEqual([B.url]);
  });

  it('are what the policy’s links say, the good ones though others are not', async () => {
    const link = `${A.url}#t=${A.tenantId}&k=${SPOT}&r=${SPOT}`;
    const policy = parsePolicy({ feeds: [link, 'nonsense'] });
    const reach = { fetch: () => Promise.reject(new Error('nothing is to be fetched')), now: () => 0 };
    expect(await applyPolicy(db, { policy, isSettled: true }, reach)).toEqual({
      hasNewFeeds: true,
      workspace: undefined,
    });
    expect(await urls()).toEqual([A.url]);
  });
});
