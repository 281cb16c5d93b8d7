import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Db, openDb } from '../../lib/db/open.ts';
import type { TenantId } from '../../lib/directory/types.ts';
import { sealFeed } from '../../lib/feed/content/seal-feed.ts';
import { revokeKey } from '../../lib/feed/keys/key-list.ts';
import { signKeyList } from '../../lib/feed/keys/signed-key-list.ts';
import { formatInvitation } from '../../lib/feed/subscribe/invitation.ts';
import { type Refreshing, refreshFeeds } from '../../lib/feed/subscribe/refresh-feeds.ts';
import { readFeeds } from '../../lib/feed/subscribe/stored-feed.ts';
import { feedsForPage } from '../../lib/feeds-for-page.ts';
import { createTranslate } from '../../lib/i18n.ts';
import { createSubscriptionEntry } from '../../lib/session/subscription-entry.ts';
import { createSubscriptions } from '../../lib/session/subscriptions.ts';
import { readMessageSet } from '../../scripts/message-files.ts';
import { tenant } from '../directory/build.ts';
import {
  CUSTOMER,
  NOW,
  OTHER_CUSTOMER,
  type SampleWorkspace,
  sampleContacts,
  sampleContent,
  samplePayload,
  sampleWorkspace,
  spotOf,
} from '../feed/sample-workspace.ts';
import { until } from '../until.ts';

const MINUTE = 60_000;
const AFTER = '+81 3 5550 0199';
const sample: SampleWorkspace = await sampleWorkspace();
/** What lies on the hosts, by address. */
let host: Map<string, string>;
let requests: string[];
/** Milliseconds since 1970. */
let now: number;
let db: Db;
let databases = 0;

const etagOf = (text: string) => `"${text.slice(-12)}"`;
const reach: Refreshing = {
  now: () => now,
  random: () => 0.5,
  fetch: async (input, init) => {
    const text = host.get(String(input));
    requests.push(String(input));
    if (text === undefined) throw new TypeError('offline');
    const isSame = new Headers(init?.headers).get('if-none-match') === etagOf(text);
    return isSame ? new Response(null, { status: 304 }) : new Response(text, { headers: { etag: etagOf(text) } });
  },
};
const askPermission = vi.fn(async (..._patterns: string[]) => true);

/** Puts a customer's feed on a host, and gives its invitation. */
async function publish(
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
  host.set(url, await sealFeed(samplePayload(content), by.publisher, spot));
  host.set(`${place}/feeds/keys.json?sig=token`, await signKeyList(by.keys, by.root));
  return formatInvitation({ url, tenantId, spot, root: by.root.kid });
}
interface PublishOptions {
  by?: SampleWorkspace;
  tenantId?: TenantId;
  epoch?: number;
  telephone?: string;
  publisher?: ReturnType<typeof sampleContent>['publisher'];
}

const enter = () => createSubscriptionEntry({ ...reach, db, askPermission, onAccepted: () => undefined });
async function follow(...invitations: string[]) {
  const entry = enter();
  await entry.look(invitations.join('\n'));
  const { value } = entry.view;
  await entry.accept();
  return value;
}
const followed = async () => (await readFeeds(db)).map(({ subscription }) => subscription.invitation.url);
const t = createTranslate('en', readMessageSet('en', 'feeds'));

beforeEach(async () => {
  databases += 1;
  db = await openDb(`subscriptions-${databases}`);
  [host, requests, now] = [new Map(), [], NOW * 1_000];
  askPermission.mockClear();
});

describe('an invitation', () => {
  it('is read before anything is kept, and kept once accepted', async () => {
    const entry = enter();
    await entry.look(await publish());
    expect(entry.view.value).toMatchObject({ state: 'found', found: [{ relation: 'new' }], lines: [] });
    expect(await followed()).toEqual([]);
    await entry.accept();
    expect(await followed()).toHaveLength(1);
  });

  it('asks for its own host alone', async () => {
    await follow(await publish(), await publish('https://other.example:8443', { tenantId: OTHER_CUSTOMER }));
    expect(askPermission.mock.calls).toEqual([['https://feeds.example/*', 'https://other.example/*']]);
  });

  it('reaches no host that was not allowed', async () => {
    askPermission.mockResolvedValueOnce(false);
    expect(await follow(await publish())).toMatchObject({ state: 'entering', problem: 'permission' });
    expect(requests).toEqual([]);
  });

  it('that is cut is told with its line, and the others are taken', async () => {
    const whole = await publish();
    const view = await follow(whole.slice(0, whole.indexOf('&r=')), whole);
    expect(view).toMatchObject({ state: 'found', lines: [{ line: 1, reason: 'noRoot' }] });
    expect(await followed()).toHaveLength(1);
  });

  it('is found in a whole email, whose other lines are no attempt at one', async () => {
    const mail = `Hello,\n\nthis invitation is for Contoso:\n\n<${await publish()}>\n\nWoodgrove`;
    expect(await follow(mail)).toMatchObject({ state: 'found', lines: [] });
    expect(await followed()).toHaveLength(1);
    expect(await follow('Hello,\nno link here')).toMatchObject({
      state: 'entering',
      lines: [{ line: 1 }, { line: 2 }],
    });
  });

  it('whose feed cannot be verified is told with its reason and not kept', async () => {
    const invitation = await publish();
    host.set('https://feeds.example/feeds/keys.json?sig=token', await signKeyList(sample.keys, sample.publisher));
    expect(await follow(invitation)).toMatchObject({
      found: [{ subscription: { problem: { reason: 'rootMismatch' } } }],
    });
    expect(await followed()).toEqual([]);
  });

  it('of a raised epoch takes the place of the one before, and changes are told against that', async () => {
    await follow(await publish());
    const view = await follow(await publish('https://feeds.example', { epoch: 2, telephone: AFTER }));
    expect(view).toMatchObject({ found: [{ relation: 'replaces' }] });
    expect(await followed()).toHaveLength(1);
    const [feed] = (await feedsForPage('https://admin.cloud.microsoft/', db, t, now)) ?? [];
    expect(feed?.notices).toMatchObject([{ about: 'changes', lines: [expect.stringContaining(AFTER)] }]);
  });

  it('of a partner of that name with another fingerprint is told apart', async () => {
    await follow(await publish());
    const view = await follow(await publish('https://evil.example', { by: await sampleWorkspace() }));
    expect(view).toMatchObject({ found: [{ relation: 'otherRoot' }] });
  });

  it('of a partner that is followed already brings back no list of keys from before a revocation', async () => {
    await follow(await publish());
    const revoked = revokeKey(sample.keys, sample.publisher.kid, { at: NOW, reason: 'lost' });
    host.set('https://feeds.example/feeds/keys.json?sig=token', await signKeyList(revoked, sample.root));
    await refreshFeeds(db, 'all', reach);
    const thief = { ...sample, secret: (await sampleWorkspace()).secret };
    expect(await follow(await publish('https://evil.example', { by: thief }))).toMatchObject({
      found: [{ subscription: { problem: { reason: 'keysOlder' } } }],
    });
    expect(await followed()).toHaveLength(1);
  });

  it('that is accepted while its feed is read is not undone by what was read before', async () => {
    const invitation = await publish();
    await follow(invitation);
    const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow: Refreshing = {
      ...reach,
      fetch: async (...call) => {
        const answer = await reach.fetch(...call);
        asked.resolve();
        await held.promise;
        return answer;
      },
    };
    const refreshing = refreshFeeds(db, 'all', slow);
    await asked.promise;
    await publish('https://feeds.example', { telephone: AFTER });
    await follow(invitation);
    await publish();
    held.resolve();
    await refreshing;
    const [feed] = await readFeeds(db);
    expect(feed?.subscription).toMatchObject({ content: { payload: { seq: 8 } } });
    expect(feed?.subscription.problem).toBeUndefined();
  });

  it('among a thousand is not read at once with all the others', async () => {
    const links = await Promise.all(Array.from({ length: 40 }, (_, n) => publish(`https://h${n}.example`)));
    let [open, most] = [0, 0];
    const counted: typeof fetch = async (...call) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return reach.fetch(...call);
    };
    const entry = createSubscriptionEntry({ ...reach, fetch: counted, db, askPermission, onAccepted: () => undefined });
    await entry.look(links.join('\n'));
    expect(entry.view.value).toMatchObject({ state: 'found', found: { length: 40 } });
    expect(most).toBeLessThanOrEqual(6);
  });

  it.each([
    ['the same', (name: string) => name],
    ['the same to the eye', (name: string) => ` ${name.toUpperCase().split('').join('\u200b')}.`],
  ])('of a partner of another tenant whose name is %s is told apart too', async (_, disguise) => {
    await follow(await publish());
    const { publisher } = sampleContent();
    const named = { ...publisher, tenantId: tenant(777), name: disguise(publisher.name) };
    const evil = await publish('https://evil.example', { by: await sampleWorkspace(), publisher: named });
    expect(await follow(evil)).toMatchObject({ found: [{ relation: 'otherRoot' }] });
  });

  it('that was accepted before is guarded by what was seen since', async () => {
    const invitation = await publish('https://feeds.example', { telephone: AFTER });
    await follow(invitation);
    await publish();
    expect(await follow(invitation)).toMatchObject({
      found: [{ relation: 'known', subscription: { problem: { reason: 'feedOlder' } } }],
    });
  });
});

describe('followed feeds', () => {
  it('are read when they are due and not before', async () => {
    await follow(await publish());
    requests = [];
    expect(await refreshFeeds(db, 'due', reach)).toBe(now + 60 * MINUTE);
    expect(requests).toEqual([]);
    now += 60 * MINUTE;
    expect(await refreshFeeds(db, 'due', reach)).toBe(now + 60 * MINUTE);
    expect(requests).toHaveLength(2);
  });

  it('are read though the clock that said when has been put back', async () => {
    await follow(await publish());
    now += 3_650 * 24 * 60 * MINUTE;
    await refreshFeeds(db, 'all', reach);
    now = NOW * 1_000;
    requests = [];
    expect(await refreshFeeds(db, 'due', reach)).toBeLessThan(now + 24 * 60 * MINUTE);
    expect(requests).not.toEqual([]);
  });

  it('keep their contacts while the host is gone, and are tried later and later', async () => {
    await follow(await publish());
    host.clear();
    const due: number[] = [];
    for (const _ of [1, 2, 3]) due.push(((await refreshFeeds(db, 'all', reach)) ?? 0) - now);
    expect(due).toEqual([2 * MINUTE, 4 * MINUTE, 8 * MINUTE]);
    const [feed] = (await feedsForPage('https://admin.cloud.microsoft/', db, t, now)) ?? [];
    expect(feed?.notices).toMatchObject([{ about: 'standing', level: 'info', title: 'Not refreshed' }]);
    expect(feed?.contacts.contacts).toHaveLength(2);
  });

  it('show a change until it was seen', async () => {
    await follow(await publish());
    await publish('https://feeds.example', { telephone: AFTER });
    const subscriptions = createSubscriptions(db, reach);
    await subscriptions.refreshNow();
    await until(() => expect(subscriptions.feeds.value?.[0]?.changes).toHaveLength(1));
    await subscriptions.markSeen(subscriptions.feeds.value?.[0]?.feedId ?? '');
    await until(() => expect(subscriptions.feeds.value?.[0]?.changes).toEqual([]));
    subscriptions.dispose();
  });

  it('that are removed do not come back with an answer that was under way', async () => {
    await follow(await publish());
    const subscriptions = createSubscriptions(db, reach);
    await until(() => expect(subscriptions.feeds.value).toHaveLength(1));
    const held = Promise.withResolvers<void>();
    const slow: Refreshing = {
      ...reach,
      fetch: async (...call) => {
        await held.promise;
        return reach.fetch(...call);
      },
    };
    const refreshing = refreshFeeds(db, 'all', slow);
    await subscriptions.remove(subscriptions.feeds.value?.[0]?.feedId ?? '');
    held.resolve();
    await refreshing;
    expect(await followed()).toEqual([]);
    subscriptions.dispose();
  });

  it('are not shown on a page of another tenant', async () => {
    await follow(await publish());
    const on = (query: string) => feedsForPage(`https://admin.cloud.microsoft/${query}`, db, t, now);
    expect(await on('')).toHaveLength(1);
    expect(await on(`?tid=${CUSTOMER}`)).toHaveLength(1);
    expect(await on(`?tid=${OTHER_CUSTOMER}`)).toEqual([]);
  });

  it('of several partners and tenants are each shown', async () => {
    await follow(await publish(), await publish('https://other.example', { by: await sampleWorkspace() }));
    expect(await feedsForPage('https://admin.cloud.microsoft/', db, t, now)).toHaveLength(2);
  });
});
