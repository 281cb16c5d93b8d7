import { contentHash } from '../content/content-hash.ts';
import { parsePayload } from '../content/parse-payload.ts';
import type { FeedContent, FeedPayload } from '../content/payload.ts';
import { sealFeed } from '../content/seal-feed.ts';
import type { HostFault, Reach } from '../host-request.ts';
import { FEED_LIMITS } from '../limits.ts';
import { secondsOf, VALIDITY } from '../seconds.ts';
import type { Feed } from './feed-standing.ts';
import type { Published } from './plan-feed.ts';
import { type PutCondition, putText } from './put-text.ts';

/** Of what another publisher changes between reading and writing. */
export const MOST_ATTEMPTS = 4;

/** What is known of the feed on the host. */
export type Before = Pick<Published, 'etag' | 'seq'>;

/** What is to be written, as readers will take it. */
export interface Wanted {
  content: FeedContent;
  /** Of what the directory says: plans compare with it. */
  hash: string;
  /** Of what is sent: what stands on the host is compared with it. */
  sentHash: string;
}

/** Readers would not take it: what is wrong in which field. */
export interface Unpublishable {
  state: 'unpublishable';
  detail: string;
}

const TOO_LARGE: Unpublishable = { state: 'unpublishable', detail: 'feedTooLarge' };

export type PutContent = { state: 'written'; published: Published } | { state: 'changed' } | Unpublishable | HostFault;

export async function prepareContent(content: FeedContent, reach: Reach): Promise<Wanted | Unpublishable> {
  const taken = parsePayload({ ...content, ...issueAfter(undefined, reach), v: 1 });
  if (!taken.ok) return { state: 'unpublishable', detail: taken.detail };
  const [hash, sentHash] = await Promise.all([contentHash(content), contentHash(taken.payload)]);
  return { content: taken.payload, hash, sentHash };
}

/** Writes it as the next after what is known to stand there, if that still stands there. */
export async function putContent(
  { content, hash }: Wanted,
  before: Before | undefined,
  { tenantId, epoch, spot, publisher }: Feed,
): Promise<PutContent> {
  const { host, signer, reach } = publisher;
  const issue = issueAfter(before, reach);
  const payload: FeedPayload = { ...content, ...issue, v: 1 };
  const sealed = await sealFeed(payload, signer, spot);
  if (sealed.length > FEED_LIMITS.feedBytes) return TOO_LARGE;
  const condition: PutCondition = before?.etag ? { ifMatch: before.etag } : { ifAbsent: true };
  const put = await putText(host.feedUrl(spot.feedId), sealed, condition, reach);
  if (put.state === 'tooMuch') return TOO_LARGE;
  if (put.state !== 'written') return put;
  return { state: 'written', published: { tenantId, epoch, hash, kid: signer.kid, etag: put.etag, ...issue } };
}

/** A clock as the least of sequences: a publisher that forgets everything still does not fall behind itself. */
function issueAfter(before: Before | undefined, { now }: Reach) {
  const iat = secondsOf(now());
  return { seq: Math.max((before?.seq ?? 0) + 1, iat), iat, exp: iat + VALIDITY };
}
