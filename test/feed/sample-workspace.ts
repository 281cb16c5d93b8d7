import type { CustomerContacts } from '../../lib/directory/contacts.ts';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import { NOTHING_SEEN } from '../../lib/feed/content/judge-issue.ts';
import type { FeedTrust } from '../../lib/feed/content/open-feed.ts';
import { type FeedContent, type FeedIssue, type FeedPayload, feedContent } from '../../lib/feed/content/payload.ts';
import { deriveFeed, type FeedSecret, type FeedSpot, importFeedSecret } from '../../lib/feed/keys/derive-feed.ts';
import { endorseKey, type KeyList, NO_KEYS } from '../../lib/feed/keys/key-list.ts';
import { createSigningKey, type SigningKey } from '../../lib/feed/keys/signing-key.ts';
import { VALIDITY } from '../../lib/feed/seconds.ts';
import { buildCustomer, buildPartner, buildSubscription, day, tenant, us } from '../directory/build.ts';

export const NOW = Date.parse('2026-11-22T12:00:00Z') / 1_000;
export const CUSTOMER = tenant(900);
export const OTHER_CUSTOMER = tenant(901);

/** A partner that publishes: its secret, its root and one endorsed publisher. */
export interface SampleWorkspace {
  secret: FeedSecret;
  root: SigningKey;
  publisher: SigningKey;
  keys: KeyList;
}

export async function sampleWorkspace(): Promise<SampleWorkspace> {
  const secret = await importFeedSecret(crypto.getRandomValues(new Uint8Array(32)));
  const [root, publisher] = await Promise.all([createSigningKey(), createSigningKey()]);
  return { secret, root, publisher, keys: endorseKey(NO_KEYS, publisher, NOW) };
}

const trey = buildPartner(2, {
  name: 'Trey Research',
  support: {
    languages: ['en', 'ja'],
    email: 'help@trey.example',
    telephone: '+81 3 5550 0100',
    website: 'https://trey.example/help',
  },
});

/** What `contactsFor` gives: one subscription with a reseller, one by default. */
export function sampleContacts(tenantId: TenantId = CUSTOMER, telephone?: string): CustomerContacts {
  const partner = telephone ? { ...trey, support: { ...trey.support, telephone } } : trey;
  const { tenantId: supportTenantId, mpnId: supportMpnId, name } = partner;
  const designated = buildSubscription(1, { supportContact: { supportTenantId, supportMpnId, name } });
  const customer = buildCustomer({
    tenantId,
    subscriptions: [designated, buildSubscription(2)],
    delegatedAdmin: [{ tenantId: supportTenantId, kind: 'gdap' }],
  });
  return contactsFor(customer, { partners: [us, partner] }, day('2026-11-22'));
}

export function sampleContent(contacts: CustomerContacts = sampleContacts()): FeedContent {
  const content = feedContent(contacts);
  if (!content) throw new Error('The sample has an own partner');
  return content;
}

export const ISSUE: FeedIssue = { seq: 7, iat: NOW, exp: NOW + VALIDITY };

export const samplePayload = (change: Partial<FeedPayload> = {}): FeedPayload => ({
  v: 1,
  ...sampleContent(),
  ...ISSUE,
  ...change,
});

export const spotOf = ({ secret }: SampleWorkspace, tenantId = CUSTOMER, epoch = 1): Promise<FeedSpot> =>
  deriveFeed(secret, tenantId, epoch);

export const trustIn = (workspace: SampleWorkspace, spot: FeedSpot, change: Partial<FeedTrust> = {}): FeedTrust => ({
  tenantId: CUSTOMER,
  spot,
  keys: workspace.keys,
  seen: NOTHING_SEEN,
  now: NOW,
  ...change,
});
