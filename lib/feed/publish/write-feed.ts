import { contentHash } from '../content/content-hash.ts';
import { NOTHING_SEEN } from '../content/judge-issue.ts';
import { openFeed } from '../content/open-feed.ts';
import { parsePayload } from '../content/parse-payload.ts';
import { type FeedContent, type FeedPayload, withdrawalOf } from '../content/payload.ts';
import { sealFeed } from '../content/seal-feed.ts';
import { isDueForRenewal } from '../content/standing.ts';
import type { HostFault, Reach } from '../host-request.ts';
import { deriveFeed, type FeedSecret, type FeedSpot } from '../keys/derive-feed.ts';
import type { KeyList } from '../keys/key-list.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { FEED_LIMITS } from '../limits.ts';
import { secondsOf, VALIDITY } from '../seconds.ts';
import { fetchText } from '../subscribe/fetch-text.ts';
import type { FeedHost } from './feed-host.ts';
import type { FeedTask, Published } from './plan-feed.ts';
import { type PutCondition, putText } from './put-text.ts';

/** Who publishes, and where. */
export interface Publisher {
  host: FeedHost;
  secret: FeedSecret;
  signer: SigningKey;
  keys: KeyList;
  reach: Reach;
}

export type WriteOutcome =
  /** `same`: another publisher, or an attempt whose answer was lost, wrote it already. */
  | { state: 'written' | 'same'; published: Published }
  /** Readers would not take it: what is wrong in which field. */
  | { state: 'unpublishable'; detail: string }
  /** Nothing good stands there that could be renewed. */
  | { state: 'nothingToRenew' }
  /** Another publisher wrote each time between reading and writing. */
  | { state: 'contested' }
  | HostFault;

const MOST_ATTEMPTS = 4;

/**
 * Does what a task asks. `content`: what the directory says; without it, and for a renewal, what stands on the host is
 * written again, or ended.
 */
export async function writeFeed(
  task: FeedTask,
  content: FeedContent | undefined,
  before: Published | undefined,
  publisher: Publisher,
): Promise<WriteOutcome> {
  const spot = await deriveFeed(publisher.secret, task.tenantId, task.epoch);
  const feed = { ...task, spot, publisher };
  if (task.kind !== 'renew' && content) return writeContent(asked(task, content), before, feed);
  const standing = await readStanding(feed);
  if (standing.state !== 'found') return standing.state === 'missing' ? { state: 'nothingToRenew' } : standing;
  const { payload, etag } = standing;
  if (!payload || payload.withdrawn) return { state: 'nothingToRenew' };
  if (task.kind === 'renew' && isRolledBack(payload, before)) return { state: 'nothingToRenew' };
  return writeContent(asked(task, payload), { etag, seq: payload.seq }, feed);
}

/** Older than what this profile knows to have lain there: signed anew it would pass for the newest. */
const isRolledBack = ({ seq, iat }: FeedPayload, before: Published | undefined) =>
  before !== undefined && seq < before.seq && iat < before.iat;

const asked = ({ kind }: FeedTask, content: FeedContent) => (kind === 'withdraw' ? withdrawalOf(content) : content);

interface Feed extends FeedTask {
  spot: FeedSpot;
  publisher: Publisher;
}

/** What is known of the feed on the host. */
type Before = Pick<Published, 'etag' | 'seq'>;

/** What is to be written, as readers will take it. */
interface Wanted {
  content: FeedContent;
  /** Of what the directory says: plans compare with it. */
  hash: string;
  /** Of what is sent: what stands on the host is compared with it. */
  sentHash: string;
}

async function writeContent(content: FeedContent, known: Before | undefined, feed: Feed): Promise<WriteOutcome> {
  const taken = parsePayload({ ...content, ...issueAfter(known, feed.publisher.reach), v: 1 });
  if (!taken.ok) return { state: 'unpublishable', detail: taken.detail };
  const [hash, sentHash] = await Promise.all([content, taken.payload].map(contentHash));
  return writeWanted({ content: taken.payload, hash: hash ?? '', sentHash: sentHash ?? '' }, known, feed);
}

async function writeWanted(wanted: Wanted, known: Before | undefined, feed: Feed): Promise<WriteOutcome> {
  let before = known;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const written = await putContent(wanted, before, feed);
    if (written.state !== 'changed') return written;
    const standing = await readStanding(feed);
    if (standing.state !== 'found' && standing.state !== 'missing') return standing;
    const same = standing.state === 'found' ? await alreadyThere(wanted, standing, feed) : undefined;
    if (same) return { state: 'same', published: same };
    const seq = Math.max(before?.seq ?? 0, standing.state === 'found' ? (standing.payload?.seq ?? 0) : 0);
    before = { etag: standing.state === 'found' ? standing.etag : '', seq };
  }
  return { state: 'contested' };
}

async function putContent(
  { content, hash }: Wanted,
  before: Before | undefined,
  { tenantId, epoch, spot, publisher }: Feed,
): Promise<WriteOutcome | { state: 'changed' }> {
  const { host, signer, reach } = publisher;
  const payload: FeedPayload = { ...content, ...issueAfter(before, reach), v: 1 };
  const sealed = await sealFeed(payload, signer, spot);
  if (sealed.length > FEED_LIMITS.feedBytes) return { state: 'unpublishable', detail: 'feedTooLarge' };
  const condition: PutCondition = before?.etag ? { ifMatch: before.etag } : { ifAbsent: true };
  const put = await putText(host.feedUrl(spot.feedId), sealed, condition, reach);
  if (put.state !== 'written') return put;
  const published = publishedOf(payload, { tenantId, epoch, hash, kid: signer.kid, etag: put.etag });
  return { state: 'written', published };
}

/** A clock as the least of sequences: a publisher that forgets everything still does not fall behind itself. */
function issueAfter(before: Before | undefined, { now }: Reach) {
  const iat = secondsOf(now());
  return { seq: Math.max((before?.seq ?? 0) + 1, iat), iat, exp: iat + VALIDITY };
}

function publishedOf({ seq, iat, exp }: FeedPayload, rest: Omit<Published, 'seq' | 'iat' | 'exp'>): Published {
  return { ...rest, seq, iat, exp };
}

type Standing =
  /** `payload`: where what stands there is good and in date. */
  { state: 'found'; etag: string; payload?: FeedPayload; kid?: string } | { state: 'missing' } | HostFault;

async function readStanding({ tenantId, spot, publisher }: Feed): Promise<Standing> {
  const { host, keys, reach } = publisher;
  const got = await fetchText({ url: host.feedUrl(spot.feedId), most: FEED_LIMITS.feedBytes }, reach);
  if (got.state === 'unchanged') return { state: 'refused', status: 304 };
  if (got.state !== 'read') return got;
  const trust = { tenantId, spot, keys, seen: NOTHING_SEEN, now: secondsOf(reach.now()) };
  const opened = await openFeed(got.text, trust);
  return { state: 'found', etag: got.etag, ...(opened.ok ? { payload: opened.payload, kid: opened.kid } : {}) };
}

async function alreadyThere(
  { hash, sentHash }: Wanted,
  { etag, payload, kid }: Extract<Standing, { state: 'found' }>,
  { tenantId, epoch, publisher }: Feed,
): Promise<Published | undefined> {
  if (!payload || !kid || isDueForRenewal(payload, secondsOf(publisher.reach.now()))) return undefined;
  const isSame = (await contentHash(payload)) === sentHash;
  return isSame ? publishedOf(payload, { tenantId, epoch, hash, kid, etag }) : undefined;
}
