import { vi } from 'vitest';
import { type Db, openDb } from '../../lib/db/open.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import { sealFeed } from '../../lib/feed/content/seal-feed.ts';
import { signKeyList } from '../../lib/feed/keys/signed-key-list.ts';
import { formatInvitation } from '../../lib/feed/subscribe/invitation.ts';
import type { Refreshing } from '../../lib/feed/subscribe/refresh-feeds.ts';
import { readFeeds } from '../../lib/feed/subscribe/stored-feed.ts';
import { createTranslate } from '../../lib/i18n.ts';
import { createSubscriptionEntry } from '../../lib/session/subscription-entry.ts';
import { readMessageSet } from '../../scripts/message-files.ts';
import {
  CUSTOMER,
  NOW,
  type SampleWorkspace,
  sampleContacts,
  sampleContent,
  samplePayload,
  sampleWorkspace,
  spotOf,
} from '../feed/sample-workspace.ts';

export const MINUTE = 60_000;
export const AFTER = '+81 3 5550 0199';
export const sample: SampleWorkspace = await sampleWorkspace();

/** What a test sets and sees; anew for each. */
export interface FollowerWorld {
  /** What lies on the hosts, by address. */
  host: Map<string, string>;
  requests: string[];
  /** Milliseconds since 1970. */
  now: number;
  db: Db;
}
let databases = 0;
/** Of the test that runs: `beginWorld` fills it. */
export const world: FollowerWorld = { host: new Map(), requests: [], now: 0, db: await openDb('follower') };

const etagOf = (text: string) => `"${text.slice(-12)}"`;
export const reach: Refreshing = {
  now: () => world.now,
  random: () => 0.5,
  fetch: async (input, init) => {
    const text = world.host.get(String(input));
    world.requests.push(String(input));
    if (text === undefined) throw new TypeError('offline');
    const isSame = new Headers(init?.headers).get('if-none-match') === etagOf(text);
    return isSame ? new Response(null, { status: 304 }) : new Response(text, { headers: { etag: etagOf(text) } });
  },
};
export const askPermission = vi.fn(async (..._patterns: string[]) => true);

/** Puts a customer's feed on a host, and gives its invitation. */
export async function publish(
  place = 'https://feeds.example',
  { by = sample, tenantId = CUSTOMER, epoch = 1, telephone, publisher }: PublishOptions = {},
): Promise<string> {
  const spot = await spotOf(by, tenantId, epoch);
  const url = `${place}/feeds/${spot.feedId}?sig=token`;
  const content = {
    ...sampleContent(sampleContacts(tenantId, telephone)),
    seq: telephone ? 8 : 7,
    ...(publisher ? { publisher } : {}),
  };
  world.host.set(url, await sealFeed(samplePayload(content), by.publisher, spot));
  world.host.set(`${place}/feeds/keys.json?sig=token`, await signKeyList(by.keys, by.root));
  return formatInvitation({ url, tenantId, spot, root: by.root.kid });
}
interface PublishOptions {
  by?: SampleWorkspace;
  tenantId?: TenantId;
  epoch?: number;
  telephone?: string;
  publisher?: ReturnType<typeof sampleContent>['publisher'];
}

/** Entering invitations, as the page does it. */
export const enter = () =>
  createSubscriptionEntry({ ...reach, db: world.db, askPermission, onAccepted: () => undefined });

/** Accepts invitations, and gives what was shown before. */
export async function follow(...invitations: string[]) {
  const entry = enter();
  await entry.look(invitations.join('\n'));
  const { value } = entry.view;
  await entry.accept();
  return value;
}
/** The addresses of all feeds that are followed. */
export const followed = async () => (await readFeeds(world.db)).map(({ subscription }) => subscription.invitation.url);
export const t = createTranslate('en', readMessageSet('en', 'feeds'));

/** Before each test. */
export async function beginWorld(): Promise<void> {
  databases += 1;
  const db = await openDb(`follower-${databases}`);
  Object.assign(world, { host: new Map(), requests: [], now: NOW * 1_000, db } satisfies FollowerWorld);
  askPermission.mockClear();
}
