import { NOTHING_SEEN } from '../content/judge-issue.ts';
import { openFeed } from '../content/open-feed.ts';
import type { FeedPayload } from '../content/payload.ts';
import type { HostFault, Reach } from '../host-request.ts';
import type { FeedSecret, FeedSpot } from '../keys/derive-feed.ts';
import type { KeyList } from '../keys/key-list.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { FEED_LIMITS } from '../limits.ts';
import { secondsOf } from '../seconds.ts';
import { fetchText } from '../subscribe/fetch-text.ts';
import type { FeedHost } from './feed-host.ts';
import { etagOfJunk } from './junk.ts';
import type { FeedTask } from './plan-feed.ts';

/** Who publishes, and where. */
export interface Publisher {
  host: FeedHost;
  secret: FeedSecret;
  signer: SigningKey;
  keys: KeyList;
  reach: Reach;
}

export interface Feed extends FeedTask {
  spot: FeedSpot;
  publisher: Publisher;
}

/** What stands on the host; `payload`: where it is good and in date. */
export interface FoundFeed {
  state: 'found';
  etag: string;
  payload?: FeedPayload;
  kid?: string;
}

export async function readStanding({
  tenantId,
  spot,
  publisher,
}: Feed): Promise<FoundFeed | { state: 'missing' } | HostFault> {
  const { host, keys, reach } = publisher;
  const got = await fetchText({ url: host.feedUrl(spot.feedId), most: FEED_LIMITS.feedBytes }, reach);
  const junk = etagOfJunk(got);
  if (junk) return { state: 'found', etag: junk };
  if (got.state === 'unchanged') return { state: 'refused', status: 304 };
  if (got.state !== 'read') return got;
  const trust = { tenantId, spot, keys, seen: NOTHING_SEEN, now: secondsOf(reach.now()) };
  const opened = await openFeed(got.text, trust);
  return { state: 'found', etag: got.etag, ...(opened.ok ? { payload: opened.payload, kid: opened.kid } : {}) };
}
