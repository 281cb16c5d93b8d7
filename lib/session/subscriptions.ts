import { type ReadonlySignal, signal } from '@preact/signals';
import { onFeeds, replaceFeeds } from '../db/feeds.ts';
import type { Db } from '../db/open.ts';
import { type FeedView, viewFeed } from '../feed/subscribe/feed-view.ts';
import { type Refreshing, refreshFeeds } from '../feed/subscribe/refresh-feeds.ts';
import { readFeeds, type StoredFeed } from '../feed/subscribe/stored-feed.ts';
import { describeFault, reportError } from '../report-error.ts';
import { answerNewest } from '../surfaces/answer-newest.ts';
import { markSeen, urlsOf } from './subscription-seen.ts';

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
