import { tenantHints } from './admin-center/tenant-from-url.ts';
import type { Db } from './db/open.ts';
import type { CustomerContacts } from './directory/contacts.ts';
import { type FeedView, viewFeed } from './feed/subscribe/feed-view.ts';
import { mayShowOn } from './feed/subscribe/feeds-for-page.ts';
import { readFeeds } from './feed/subscribe/stored-feed.ts';
import type { Translate } from './i18n.ts';
import { type FeedNotice, feedNotices } from './session/subscription-words.ts';

/** A feed as the card shows it: words and contacts, and neither address nor key. */
export interface ShownFeed {
  /** Fingerprint of the partner's root key, which is no secret: names may be alike. */
  root: string;
  contacts: CustomerContacts;
  /** Who published it, and when that was confirmed. */
  source: { name: string; asOf: string };
  notices: FeedNotice[];
}

/**
 * The feeds to show on the page `url`. Undefined where this browser follows none, so that its directory counts.
 * `now`: milliseconds since 1970.
 */
export async function feedsForPage(url: string, db: Db, t: Translate, now: number): Promise<ShownFeed[] | undefined> {
  const feeds = await readFeeds(db);
  if (feeds.length === 0) return undefined;
  const named = tenantHints(url);
  const views = feeds.map((feed) => viewFeed(feed, now)).filter(({ tenantId }) => mayShowOn(named, tenantId));
  return views.flatMap((view) => showFeed(view, t) ?? []);
}

/** Undefined when there is nothing to show of it. */
export function showFeed(view: FeedView, t: Translate): ShownFeed | undefined {
  const { contacts, publisher, confirmedAt = 0 } = view;
  if (!contacts || !publisher) return undefined;
  const asOf = new Date(confirmedAt * 1_000).toISOString();
  return { root: view.root, contacts, source: { name: publisher.name, asOf }, notices: feedNotices(view, t) };
}
