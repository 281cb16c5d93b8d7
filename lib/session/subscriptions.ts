import { type ReadonlySignal, signal } from '@preact/signals';
import { changeFeed, onFeeds, replaceFeeds } from '../db/feeds.ts';
import type { Db } from '../db/open.ts';
import { secondsOf } from '../feed/seconds.ts';
import { type FeedView, viewFeed } from '../feed/subscribe/feed-view.ts';
import { type Refreshing, refreshFeeds } from '../feed/subscribe/refresh-feeds.ts';
import { parseStoredFeed, readFeeds, type StoredFeed } from '../feed/subscribe/stored-feed.ts';
import { describeFault, reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';

export interface Subscriptions {
  /** Undefined until they are read. */
  feeds: ReadonlySignal<FeedView[] | undefined>;
  isBusy: ReadonlySignal<boolean>;
  /** Why the last action failed, in one line. */
  failed: ReadonlySignal<string | undefined>;
  refreshNow(): Promise<void>;
  remove(feedId: string): Promise<void>;
  /** The person has seen what changed. */
  markSeen(feedId: string): Promise<void>;
  dispose(): void;
}

/** The feeds that this browser follows, kept current. */
export function createSubscriptions(db: Db, reach: Refreshing): Subscriptions {
  const feeds = signal<FeedView[] | undefined>(undefined);
  const isBusy = signal(false);
  const failed = signal<string | undefined>(undefined);
  const fail = (fault: unknown) => {
    reportError('Following feeds', fault);
    failed.value = describeFault(fault);
  };
  const read = answerNewest<void, StoredFeed[]>(
    () => readFeeds(db),
    (stored) => {
      feeds.value = stored.map((feed) => viewFeed(feed, reach.now()));
    },
    fail,
  );
  async function attempt(work: () => Promise<unknown>) {
    isBusy.value = true;
    failed.value = undefined;
    await work()
      .catch(fail)
      .finally(() => {
        isBusy.value = false;
      });
  }
  const stop = onFeeds(() => read());
  read();
  return {
    feeds,
    isBusy,
    failed,
    refreshNow: () => attempt(() => refreshFeeds(db, 'all', reach)),
    remove: (feedId) => attempt(async () => replaceFeeds(db, await urlsOf(db, feedId), new Map())),
    markSeen: (feedId) => attempt(() => markSeen(db, feedId, reach.now())),
    dispose: stop,
  };
}

/** `now`: milliseconds since 1970. */
export async function markSeen(db: Db, feedId: string, now: number): Promise<void> {
  for (const url of await urlsOf(db, feedId)) await changeFeed(db, url, (stored) => seen(parseStoredFeed(stored), now));
}

function seen(feed: StoredFeed, now: number): StoredFeed {
  const { content } = feed.subscription;
  return content ? { ...feed, looked: { content: content.payload, at: secondsOf(now) } } : feed;
}

async function urlsOf(db: Db, feedId: string): Promise<string[]> {
  const known = (await readFeeds(db)).map(({ subscription }) => subscription.invitation);
  return known.filter(({ spot }) => spot.feedId === feedId).map(({ url }) => url);
}
