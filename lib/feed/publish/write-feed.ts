import { contentHash } from '../content/content-hash.ts';
import { type FeedContent, withdrawalOf } from '../content/payload.ts';
import type { HostFault } from '../host-request.ts';
import { deriveFeed } from '../keys/derive-feed.ts';
import { type Feed, type FoundFeed, type Publisher, readStanding } from './feed-standing.ts';
import { keptAs } from './kept-feed.ts';
import type { FeedTask, Published } from './plan-feed.ts';
import {
  type Before,
  MOST_ATTEMPTS,
  prepareContent,
  putContent,
  type Unpublishable,
  type Wanted,
} from './put-content.ts';
import { renewFeed } from './renew-feed.ts';

export type WriteOutcome =
  /** `same`: what stands there already, by another publisher or an attempt whose answer was lost, is kept. */
  | { state: 'written' | 'same'; published: Published }
  | Unpublishable
  /** Nothing good stands there that could be renewed. */
  | { state: 'nothingToRenew' }
  /** Another publisher wrote each time between reading and writing. */
  | { state: 'contested' }
  | HostFault;

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
  if (task.kind === 'renew') return renewFeed(before, feed);
  if (content) return writeContent(task.kind === 'withdraw' ? withdrawalOf(content) : content, before, feed);
  return endStanding(feed);
}

/** Of a customer who is no longer in the directory: who it was is known from what stands there. */
async function endStanding(feed: Feed): Promise<WriteOutcome> {
  const standing = await readStanding(feed);
  if (standing.state !== 'found') return standing.state === 'missing' ? { state: 'nothingToRenew' } : standing;
  const { payload, etag } = standing;
  if (!payload || payload.withdrawn) return { state: 'nothingToRenew' };
  return writeContent(withdrawalOf(payload), { etag, seq: payload.seq }, feed);
}

type Known = Before & Partial<Pick<Published, 'hash'>>;

async function writeContent(content: FeedContent, known: Known | undefined, feed: Feed): Promise<WriteOutcome> {
  const wanted = await prepareContent(content, feed.publisher.reach);
  return 'state' in wanted ? wanted : writeWanted(wanted, known, feed);
}

async function writeWanted(wanted: Wanted, known: Known | undefined, feed: Feed): Promise<WriteOutcome> {
  let before: Before | undefined = known;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const written = await putContent(wanted, before, feed);
    if (written.state !== 'changed') return written;
    const standing = await readStanding(feed);
    if (standing.state !== 'found' && standing.state !== 'missing') return standing;
    const kept = standing.state === 'found' ? await keptInstead(wanted, known, standing, feed) : undefined;
    if (kept) return { state: 'same', published: kept };
    const seq = Math.max(before?.seq ?? 0, standing.state === 'found' ? (standing.payload?.seq ?? 0) : 0);
    before = { etag: standing.state === 'found' ? standing.etag : '', seq };
  }
  return { state: 'contested' };
}

/** What says the same, and what is newer where nothing is to be said but what was published already. */
async function keptInstead(
  { hash, sentHash }: Wanted,
  known: Known | undefined,
  standing: FoundFeed,
  feed: Feed,
): Promise<Published | undefined> {
  const { payload } = standing;
  if (!payload) return undefined;
  const found = await contentHash(payload);
  if (found === sentHash) return keptAs(hash, standing, feed);
  const isNewer = known !== undefined && known.hash === hash && payload.seq >= known.seq;
  return isNewer ? keptAs(found, standing, feed) : undefined;
}
