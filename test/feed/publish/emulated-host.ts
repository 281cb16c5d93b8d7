import type { TenantId } from '../../../lib/directory/types.ts';
import { contentHash } from '../../../lib/feed/content/content-hash.ts';
import type { FeedContent } from '../../../lib/feed/content/payload.ts';
import type { SigningKey } from '../../../lib/feed/keys/signing-key.ts';
import { type FeedHost, parseFeedHost, parseReadersHost } from '../../../lib/feed/publish/feed-host.ts';
import type { Publisher } from '../../../lib/feed/publish/feed-standing.ts';
import { inviteCustomer } from '../../../lib/feed/publish/invite.ts';
import { type FeedTask, type Published, planFeed, planWithdrawals } from '../../../lib/feed/publish/plan-feed.ts';
import { publishFeeds } from '../../../lib/feed/publish/publish-feeds.ts';
import { publishKeyList } from '../../../lib/feed/publish/publish-key-list.ts';
import { formatInvitation, type Invitation, parseInvitation } from '../../../lib/feed/subscribe/invitation.ts';
import { refreshSubscription } from '../../../lib/feed/subscribe/refresh-subscription.ts';
import { newSubscription, type Subscription } from '../../../lib/feed/subscribe/subscription.ts';
import { tenant } from '../../directory/build.ts';
import { startAzurite } from '../../stand-ins/azurite/start-azurite.ts';
import { NOW, type SampleWorkspace, sampleContacts, sampleContent, sampleWorkspace } from '../sample-workspace.ts';

export const [A, B] = [tenant(901), tenant(902)];
/** The host, the partner on it, and the time there: one of each per test file. */
export const world = {
  azurite: await startAzurite(),
  sample: await sampleWorkspace(),
  container: '',
  containers: 0,
  /** Seconds. */
  now: NOW,
  /** Of the answers to customers. */
  statuses: [] as string[],
};

/** A partner's member: what its directory says and what it remembers. */
export interface Member {
  contents: Map<TenantId, FeedContent>;
  epochs: Map<TenantId, number>;
  disputed: Set<TenantId>;
  published: Map<TenantId, Published>;
  signer: SigningKey;
  keys: SampleWorkspace['keys'];
}

export const contentFor = (tenantId: TenantId, telephone?: string) =>
  sampleContent(sampleContacts(tenantId, telephone));
export const memberOf = (signer = world.sample.publisher, keys = world.sample.keys): Member => ({
  contents: new Map([A, B].map((id) => [id, contentFor(id)])),
  epochs: new Map(),
  disputed: new Set(),
  published: new Map(),
  signer,
  keys,
});

export function hostFor(permissions: string, parse = parseFeedHost): FeedHost {
  const parsed = parse(world.azurite.urlOf(world.container, { permissions }));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.host;
}

export const reachOf = (reach: typeof fetch = fetch, signal?: AbortSignal) => ({
  fetch: reach,
  now: () => world.now * 1_000,
  ...(signal ? { signal } : {}),
});

export async function tasksOf(member: Member): Promise<FeedTask[]> {
  const { contents, epochs, disputed, published, keys } = member;
  const gone = planWithdrawals([...published.values()], new Set(contents.keys()));
  const plans = await Promise.all(
    [...contents].map(async ([tenantId, content]) => {
      const hash = await contentHash(content);
      const current = { tenantId, epoch: epochs.get(tenantId) ?? 1, hash, isDisputed: disputed.has(tenantId) };
      return planFeed(current, published.get(tenantId), { keys, now: world.now });
    }),
  );
  return [...gone, ...plans.flat()];
}

export async function publish(member: Member, reach: typeof fetch = fetch, signal?: AbortSignal) {
  const { contents, published, signer, keys } = member;
  const publisher: Publisher = {
    host: hostFor('rcw'),
    secret: world.sample.secret,
    signer,
    keys,
    reach: reachOf(reach, signal),
  };
  const records = {
    contentOf: async (tenantId: TenantId) => contents.get(tenantId),
    publishedOf: async (tenantId: TenantId) => published.get(tenantId),
    save: async (tenantId: TenantId, record?: Published) => {
      if (record) published.set(tenantId, record);
      else published.delete(tenantId);
    },
  };
  return publishFeeds(await tasksOf(member), records, publisher);
}

export const putKeys = (keys = world.sample.keys, root = world.sample.root) =>
  publishKeyList(keys, { root, endorsed: new Set(keys.keys.map(({ kid }) => kid)) }, hostFor('rcw'), reachOf());

export async function invited(tenantId: TenantId, epoch = 1): Promise<Invitation> {
  const readers = hostFor('r', parseReadersHost);
  const made = await inviteCustomer(
    { secret: world.sample.secret, readers, root: world.sample.root.kid },
    tenantId,
    epoch,
  );
  const parsed = parseInvitation(formatInvitation(made));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.invitation;
}

const counted: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  world.statuses.push(`${response.status}`);
  return response;
};
export const refresh = (subscription: Subscription) => refreshSubscription(subscription, reachOf(counted));
export const subscribe = async (tenantId: TenantId, epoch?: number) =>
  refresh(newSubscription(await invited(tenantId, epoch)));
export const telephoneOf = ({ content }: Subscription) => content?.payload.contacts[0]?.partner.support.telephone;

/** A container without feeds, and the keys in it. */
export async function beginAfresh(): Promise<void> {
  world.container = `feeds${world.containers++}`;
  world.now = NOW;
  world.statuses.length = 0;
  await world.azurite.createContainer(world.container);
  const put = await putKeys();
  if (put.state !== 'written') throw new Error(`The keys were not written: ${put.state}`);
}

export const textOf = async ({ url }: Invitation) => (await fetch(url)).text();
