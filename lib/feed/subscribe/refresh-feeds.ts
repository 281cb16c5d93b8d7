import { dequal } from 'dequal';
import { changeFeed } from '../../db/feeds.ts';
import type { Db } from '../../db/schema.ts';
import type { Reach } from '../host-request.ts';
import { secondsOf } from '../seconds.ts';
import { refreshSubscription } from './refresh-subscription.ts';
import { parseStoredFeed, readFeeds, type StoredFeed } from './stored-feed.ts';
import type { Subscription } from './subscription.ts';

const MINUTE_IN_MS = 60_000;
const WELL_IN_MS = 60 * MINUTE_IN_MS;
const FIRST_RETRY_IN_MS = 2 * MINUTE_IN_MS;
const LAST_RETRY_IN_MS = 4 * 60 * MINUTE_IN_MS;
/** The most that a host may ask for, and more than any of these with its spread. */
const LONGEST_IN_MS = 24 * 60 * MINUTE_IN_MS;

/**
 * When to read a feed again: every hour, later and later while it brings nothing, and no sooner than the host asks. A
 * quarter more or less, so that a partner's customers spread. `random`: from 0 to 1.
 */
export function nextReadInMs({ problem }: Subscription, failures: number, random: number): number {
  const spread = 0.75 + random / 2;
  if (!problem) return Math.round(WELL_IN_MS * spread);
  const retry = Math.min(FIRST_RETRY_IN_MS * 2 ** (failures - 1), LAST_RETRY_IN_MS) * spread;
  return Math.round(Math.max(retry, askedRest(problem)));
}

function askedRest(problem: NonNullable<Subscription['problem']>): number {
  return problem.kind === 'host' && problem.fault.state === 'busy' ? (problem.fault.retryAfterInMs ?? 0) : 0;
}

export interface Refreshing extends Reach {
  random: () => number;
}

/**
 * Reads the feeds that are due, or all of them, one after the other, and gives when the next is due, in milliseconds
 * since 1970; undefined when there are none. Pages and the worker take turns.
 */
export function refreshFeeds(db: Db, which: 'due' | 'all', reach: Refreshing): Promise<number | undefined> {
  return takingFeedTurns(async () => {
    const started = reach.now();
    for (const feed of await readFeeds(db)) {
      if (which === 'all' || isDue(feed, started)) await refreshFeed(db, feed, reach);
    }
    const dates = (await readFeeds(db)).map(({ nextAt }) => nextAt);
    return dates.length > 0 ? Math.min(...dates) : undefined;
  });
}

/** Also what a clock that was put back since has dated. */
const isDue = ({ nextAt }: StoredFeed, now: number) => nextAt <= now || nextAt > now + LONGEST_IN_MS;

/** Only one at a time decides which feeds there are, or reads them. */
export const takingFeedTurns = <Result>(work: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request('support-contacts/feeds', work);

/**
 * What the person has seen may change meanwhile; only what was read is written, and nothing over an invitation that was
 * accepted meanwhile. Of a feed that nobody looked at before
 * it was followed, what is read first is what later changes are told against.
 */
async function refreshFeed(db: Db, feed: StoredFeed, reach: Refreshing): Promise<void> {
  const subscription = await refreshSubscription(feed.subscription, reach);
  const read = readNow(subscription, feed.failures, reach);
  const { content } = subscription;
  const first = content && { looked: { content: content.payload, at: secondsOf(reach.now()) } };
  await changeFeed(db, subscription.invitation.url, (found) => {
    const stored = parseStoredFeed(found);
    return dequal(stored.subscription, feed.subscription) ? { ...first, ...stored, ...read } : stored;
  });
}

/** What is stored of a subscription that was read just now. */
export function readNow(
  subscription: Subscription,
  failuresBefore: number,
  { now, random }: Pick<Refreshing, 'now' | 'random'>,
): Pick<StoredFeed, 'subscription' | 'failures' | 'nextAt'> {
  const failures = subscription.problem ? failuresBefore + 1 : 0;
  return { subscription, failures, nextAt: now() + nextReadInMs(subscription, failures, random()) };
}
