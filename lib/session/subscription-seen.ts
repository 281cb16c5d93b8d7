import { changeFeed } from '../db/feeds.ts';
import type { Db } from '../db/open.ts';
import { secondsOf } from '../feed/seconds.ts';
import { parseStoredFeed, readFeeds, type StoredFeed } from '../feed/subscribe/stored-feed.ts';

/** The person has seen what changed. `now`: milliseconds since 1970. */
export async function markSeen(db: Db, feedId: string, now: number): Promise<void> {
  for (const url of await urlsOf(db, feedId)) await changeFeed(db, url, (stored) => seen(parseStoredFeed(stored), now));
}

function seen(feed: StoredFeed, now: number): StoredFeed {
  const { content } = feed.subscription;
  return content ? { ...feed, looked: { content: content.payload, at: secondsOf(now) } } : feed;
}

/** The addresses of the feeds of that name, which are secrets. */
export async function urlsOf(db: Db, feedId: string): Promise<string[]> {
  const known = (await readFeeds(db)).map(({ subscription }) => subscription.invitation);
  return known.filter(({ spot }) => spot.feedId === feedId).map(({ url }) => url);
}
