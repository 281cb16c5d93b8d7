import { atMostEvery } from '../at-most-every.ts';
import { getConflicts } from '../db/conflicts.ts';
import { getCustomer, scanCustomers } from '../db/customers.ts';
import { getHead } from '../db/history.ts';
import { getPartners } from '../db/partners.ts';
import { getFeed, getFeeds, getPublishing, putFeed, rootOf } from '../db/publishing.ts';
import type { Db } from '../db/schema.ts';
import { getWorkspace } from '../db/workspace.ts';
import { contactsFor } from '../directory/contacts-for.ts';
import { ownPartner } from '../directory/own-partner.ts';
import type { Customer, IsoDate, PartnerBook, TenantId, Workspace } from '../directory/types.ts';
import { contentHash } from '../feed/content/content-hash.ts';
import { feedContent } from '../feed/content/payload.ts';
import type { Reach } from '../feed/host-request.ts';
import { judgeKey } from '../feed/keys/key-list.ts';
import { parseFeedHost } from '../feed/publish/feed-host.ts';
import type { Publisher } from '../feed/publish/feed-standing.ts';
import { heldCustomers } from '../feed/publish/held-customers.ts';
import { type FeedTask, isMassEnd, planFeed, planWithdrawals } from '../feed/publish/plan-feed.ts';
import { type LeftFeed, type PublishOutcome, publishFeeds } from '../feed/publish/publish-feeds.ts';
import { secondsOf } from '../feed/seconds.ts';
import { inSlices } from '../in-slices.ts';
import { askAsReader, type ReadersProblem } from './ask-as-reader.ts';
import { epochsOf, keyListOf } from './publishing-workspace.ts';
import { type SettledKeys, settleKeys } from './settle-keys.ts';

export type PublishRun =
  /** `readers`: customers cannot read what was published. `ending`: feeds that end only when somebody asks. */
  | (PublishOutcome & { held: number; ending?: number; readers?: ReadersProblem })
  /** This profile has no keys, or the team no longer publishes with them. */
  | { state: 'notSetUp' }
  /** Whom customers should call is not on record. */
  | { state: 'noOwnPartner' }
  /** The keeper of the root has ended this profile's key, or never endorsed it. */
  | { state: 'revoked' | 'notEndorsed' }
  | Exclude<SettledKeys, { state: 'settled' }>
  /** Another page of this profile, or its background, is at it. */
  | { state: 'elsewhere' };

/** Customers looked at, then feeds that are done. */
export type OnPublishProgress = (progress: { phase: 'looking' | 'writing'; done: number; total: number }) => void;

interface PublishOptions {
  reach: Reach;
  today: IsoDate;
  onProgress: OnPublishProgress;
  /** Somebody asked for it. */
  isAsked: boolean;
}

/** Puts on the host what customers should see by now. It may end anywhere: what is left is done the next time. */
export function publishDirectory(db: Db, options: PublishOptions): Promise<PublishRun> {
  const onProgress = atMostEvery(REPORT_EVERY_MS, options.onProgress);
  return navigator.locks.request(`support-contacts/publish/${db.name}`, { ifAvailable: true }, (lock) =>
    lock ? publish(db, { ...options, onProgress }) : { state: 'elsewhere' as const },
  );
}

/** Hundreds of feeds are done in a second: drawing each would take longer than sealing it. */
const REPORT_EVERY_MS = 100;

async function publish(db: Db, options: PublishOptions): Promise<PublishRun> {
  const [own, workspace, partners] = await Promise.all([getPublishing(db), getWorkspace(db), getPartners(db)]);
  const host = own && parseFeedHost(own.host);
  const { root, readers = '' } = workspace?.feeds ?? {};
  if (!own || !host?.ok || !workspace || !root || root !== rootOf(own)) return { state: 'notSetUp' };
  const { signer, secret } = own;
  const { reach } = options;
  const onRecord = keyListOf(workspace);
  const judgement = judgeKey(onRecord, signer.kid, secondsOf(reach.now()));
  if (judgement !== 'trusted') return { state: judgement };
  if (!ownPartner({ partners })) return { state: 'noOwnPartner' };
  return cancellable(reach, async () => {
    const settled = await settleKeys(db, own, onRecord, host.host, reach);
    if (settled.state === 'noKeys') return settled;
    const publisher: Publisher = { host: host.host, secret, signer, keys: settled.keys, reach };
    const run = await publishAll(db, { workspace, book: { partners }, publisher, ...options });
    const problem = run.state === 'done' ? await askAsReader(readers, root, reach) : undefined;
    return { ...run, left: await named(db, run.left), ...(problem ? { readers: problem } : {}) };
  });
}

/** As many as are told by name. */
const MOST_NAMED = 20;

async function named(db: Db, left: readonly LeftFeed[]): Promise<LeftFeed[]> {
  const first = left.slice(0, MOST_NAMED).map(async (one) => {
    const company = (await getCustomer(db, one.tenantId))?.companyName;
    return company ? { ...one, company } : one;
  });
  return [...(await Promise.all(first)), ...left.slice(MOST_NAMED)];
}

/** A pause during the preparation is a pause like any other. */
async function cancellable({ signal }: Reach, run: () => Promise<PublishRun>): Promise<PublishRun> {
  try {
    return await run();
  } catch (cause) {
    if (!signal?.aborted || cause !== signal.reason) throw cause;
    return { state: 'paused', written: 0, same: 0, withdrawn: 0, left: [], held: 0 };
  }
}

interface Publishing extends PublishOptions {
  workspace: Workspace;
  book: PartnerBook;
  publisher: Publisher;
}

async function publishAll(db: Db, publishing: Publishing): Promise<PublishOutcome & Pick<Planned, 'held' | 'ending'>> {
  const { publisher, book, today, onProgress } = publishing;
  const { tasks, ...planned } = await planAll(db, publishing);
  const isDisputed = watchDisputes(db);
  const contentOf = async (tenantId: TenantId) => {
    const customer = await getCustomer(db, tenantId);
    return customer && !(await isDisputed(tenantId)) ? feedContent(contactsFor(customer, book, today)) : undefined;
  };
  const records = {
    contentOf,
    publishedOf: (tenantId: TenantId) => getFeed(db, tenantId),
    save: (tenantId: TenantId, feed: Parameters<typeof putFeed>[2]) => putFeed(db, tenantId, feed),
  };
  const total = tasks.length;
  const outcome = await publishFeeds(tasks, records, publisher, ({ written, same, withdrawn, left }) =>
    onProgress({ phase: 'writing', done: written + same + withdrawn + left.length, total }),
  );
  return { ...outcome, ...planned };
}

interface Planned {
  tasks: FeedTask[];
  held: number;
  ending?: number;
}

async function planAll(db: Db, publishing: Publishing): Promise<Planned> {
  const { workspace, book, publisher, reach, today, onProgress, isAsked } = publishing;
  const [customers, feeds, conflicts] = await Promise.all([allCustomers(db, reach), getFeeds(db), getConflicts(db)]);
  const published = new Map(feeds.map((feed) => [feed.tenantId, feed]));
  const disputed = heldCustomers(conflicts);
  const moment = { keys: publisher.keys, now: secondsOf(reach.now()) };
  const ends = planWithdrawals(feeds, new Set(customers.map(({ tenantId }) => tenantId)));
  const isHeldBack = !isAsked && isMassEnd(ends.length, feeds.length);
  const tasks = isHeldBack ? [] : ends;
  const epochOf = epochsOf(workspace);
  const hashOf = async (customer: Customer) => {
    const content = feedContent(contactsFor(customer, book, today));
    return content ? contentHash(content) : '';
  };
  let done = 0;
  for await (const some of inSlices(partsOf(customers), reach.signal)) {
    const hashes = await Promise.all(some.map(hashOf));
    for (const [at, { tenantId }] of some.entries()) {
      const isDisputed = disputed.has(tenantId);
      const current = { tenantId, epoch: epochOf(tenantId), hash: hashes[at] ?? '', isDisputed };
      tasks.push(...planFeed(current, published.get(tenantId), moment));
    }
    done += some.length;
    onProgress({ phase: 'looking', done, total: customers.length });
  }
  const held = customers.filter(({ tenantId }) => disputed.has(tenantId)).length;
  return { tasks, held, ...(isHeldBack ? { ending: ends.length } : {}) };
}

/** Whether members disagree by now on who supports a customer: they may have come to it since that was planned. */
function watchDisputes(db: Db): (tenantId: TenantId) => Promise<boolean> {
  let known: { revision: number; disputed: ReadonlySet<TenantId> } | undefined;
  return async (tenantId) => {
    const revision = await getHead(db);
    if (known?.revision !== revision) known = { revision, disputed: heldCustomers(await getConflicts(db)) };
    return known.disputed.has(tenantId);
  };
}

/** Each hash is made on another thread: waiting for one after the other takes longer than making them. */
const HASHED_AT_ONCE = 16;

function* partsOf(customers: readonly Customer[]): Generator<Customer[]> {
  for (let at = 0; at < customers.length; at += HASHED_AT_ONCE) yield customers.slice(at, at + HASHED_AT_ONCE);
}

async function allCustomers(db: Db, { signal }: Reach): Promise<Customer[]> {
  const found: Customer[][] = [];
  await scanCustomers(db, (customers) => found.push(customers), signal);
  return found.flat();
}
