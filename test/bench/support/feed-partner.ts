import { contactsFor } from '../../../lib/directory/contacts-for.ts';
import type { Customer, IsoDate, PartnerBook, TenantId } from '../../../lib/directory/types.ts';
import { contentHash } from '../../../lib/feed/content/content-hash.ts';
import { type FeedContent, feedContent } from '../../../lib/feed/content/payload.ts';
import { importFeedSecret } from '../../../lib/feed/keys/derive-feed.ts';
import { endorseKey, NO_KEYS } from '../../../lib/feed/keys/key-list.ts';
import { createSigningKey } from '../../../lib/feed/keys/signing-key.ts';
import { parseFeedHost } from '../../../lib/feed/publish/feed-host.ts';
import type { Publisher } from '../../../lib/feed/publish/feed-standing.ts';
import { type FeedTask, type Published, planFeed } from '../../../lib/feed/publish/plan-feed.ts';
import { publishFeeds } from '../../../lib/feed/publish/publish-feeds.ts';
import { secondsOf } from '../../../lib/feed/seconds.ts';

/** A partner that publishes from memory to a host. */
export interface FeedPartner {
  book: PartnerBook;
  customers: Map<TenantId, Customer>;
  published: Map<TenantId, Published>;
  today: IsoDate;
  publisher: Publisher;
}

export async function createPublisher(url: string): Promise<Publisher> {
  const parsed = parseFeedHost(url);
  if (!parsed.ok) throw new Error(`No host of feeds: ${parsed.reason}`);
  const signer = await createSigningKey();
  const secret = await importFeedSecret(crypto.getRandomValues(new Uint8Array(32)));
  const keys = endorseKey(NO_KEYS, signer, secondsOf(Date.now()));
  return { host: parsed.host, secret, signer, keys, reach: { fetch, now: Date.now } };
}

export function contentOf({ book, customers, today }: FeedPartner, tenantId: TenantId): FeedContent | undefined {
  const customer = customers.get(tenantId);
  return customer && feedContent(contactsFor(customer, book, today));
}

async function planAll(partner: FeedPartner): Promise<FeedTask[]> {
  const moment = { keys: partner.publisher.keys, now: secondsOf(Date.now()) };
  const tasks: FeedTask[] = [];
  for (const tenantId of partner.customers.keys()) {
    const content = contentOf(partner, tenantId);
    if (!content) continue;
    const current = { tenantId, epoch: 1, hash: await contentHash(content), isDisputed: false };
    tasks.push(...planFeed(current, partner.published.get(tenantId), moment));
  }
  return tasks;
}

/** Looks at every customer and publishes what changed; how many feeds were written. Throws when any could not be. */
export async function publishAll(partner: FeedPartner): Promise<number> {
  const { published, publisher } = partner;
  const records = {
    contentOf: async (tenantId: TenantId) => contentOf(partner, tenantId),
    publishedOf: async (tenantId: TenantId) => published.get(tenantId),
    save: async (tenantId: TenantId, record?: Published) => {
      if (record) published.set(tenantId, record);
    },
  };
  const outcome = await publishFeeds(await planAll(partner), records, publisher);
  if (outcome.state !== 'done' || outcome.left.length > 0) throw new Error(`Publishing ${outcome.state}`);
  return outcome.written;
}
