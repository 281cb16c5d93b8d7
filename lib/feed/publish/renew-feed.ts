import { contentHash } from '../content/content-hash.ts';
import type { FeedPayload } from '../content/payload.ts';
import { type Feed, readStanding } from './feed-standing.ts';
import { keptAs } from './kept-feed.ts';
import type { Published } from './plan-feed.ts';
import { MOST_ATTEMPTS, prepareContent, putContent } from './put-content.ts';
import type { WriteOutcome } from './write-feed.ts';

/**
 * Writes what stands on the host again, with a new date. What another publisher writes meanwhile is read anew: a renewal
 * never puts an older content in the place of a newer.
 */
export async function renewFeed(before: Published | undefined, feed: Feed): Promise<WriteOutcome> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const standing = await readStanding(feed);
    if (standing.state !== 'found') return standing.state === 'missing' ? { state: 'nothingToRenew' } : standing;
    const { payload, etag } = standing;
    if (!payload || payload.withdrawn || isRolledBack(payload, before)) return { state: 'nothingToRenew' };
    const kept = keptAs(await contentHash(payload), standing, feed);
    if (kept) return { state: 'same', published: kept };
    const wanted = await prepareContent(payload, feed.publisher.reach);
    const written = 'state' in wanted ? wanted : await putContent(wanted, { etag, seq: payload.seq }, feed);
    if (written.state !== 'changed') return written;
  }
  return { state: 'contested' };
}

/** Older than what this profile knows to have lain there: signed anew it would pass for the newest. */
const isRolledBack = ({ seq, iat }: FeedPayload, before: Published | undefined) =>
  before !== undefined && seq < before.seq && iat < before.iat;
