import { dequal } from 'dequal';
import { replaceFeeds } from '../../db/feeds.ts';
import type { Db } from '../../db/schema.ts';
import type { Invitation } from './invitation.ts';
import { takingFeedTurns } from './refresh-feeds.ts';
import { readFeeds, type StoredFeed } from './stored-feed.ts';
import { beginSubscription } from './subscription.ts';

export interface PolicyFeedsPlan {
  /** Addresses of feeds that the policy brought and no longer names. */
  gone: string[];
  added: Map<string, StoredFeed>;
}

interface PolicyInvitations {
  invitations: readonly Invitation[];
  /** What is not named is named no longer; false while the browser may not have handed over the whole policy. */
  isSettled: boolean;
}

/** What an administrator's invitations change. A feed that a person follows is theirs, whatever the policy says. */
export function planPolicyFeeds(
  stored: readonly StoredFeed[],
  { invitations, isSettled }: PolicyInvitations,
): PolicyFeedsPlan {
  const known = new Map(stored.map((feed) => [feed.subscription.invitation.url, feed]));
  const named = new Map(invitations.map((invitation) => [invitation.url, invitation]));
  const isNew = (invitation: Invitation) => {
    const before = known.get(invitation.url);
    return !before || (before.byPolicy === true && !dequal(before.subscription.invitation, invitation));
  };
  const isGone = ({ byPolicy, subscription }: StoredFeed) => byPolicy && !named.has(subscription.invitation.url);
  return {
    gone: isSettled ? stored.filter(isGone).map(({ subscription }) => subscription.invitation.url) : [],
    added: new Map(
      [...named.values()].filter(isNew).map((invitation) => [invitation.url, newlyManaged(invitation, stored)]),
    ),
  };
}

/** Due at once. */
const newlyManaged = (invitation: Invitation, stored: readonly StoredFeed[]): StoredFeed => ({
  subscription: beginSubscription(
    invitation,
    stored.map(({ subscription }) => subscription),
  ),
  nextAt: 0,
  failures: 0,
  byPolicy: true,
});

/** Follows what the policy names, and nothing that it brought and names no longer. Whether any is new. */
export function followPolicyFeeds(db: Db, wanted: PolicyInvitations): Promise<boolean> {
  return takingFeedTurns(async () => {
    const { gone, added } = planPolicyFeeds(await readFeeds(db), wanted);
    if (gone.length > 0 || added.size > 0) await replaceFeeds(db, gone, added);
    return added.size > 0;
  });
}
