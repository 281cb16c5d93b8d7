import { CLOCK_TOLERANCE, type Seconds } from '../seconds.ts';
import type { FeedRefusal } from './feed-refusal.ts';
import type { FeedIssue } from './payload.ts';

/** What a reader remembers of a feed, so that nobody can show it an older one. */
export interface Seen {
  /** The highest sequence of each key, by fingerprint. Of each, so that a key that is revoked leaves nothing behind. */
  sequences: Readonly<Record<string, number>>;
  /** When the newest was issued. */
  iat: Seconds;
}

export const NOTHING_SEEN: Seen = { sequences: {}, iat: 0 };

/**
 * Whether a feed is not older than what was seen, and neither of the past nor of the future. Sequences order what one
 * key signs; between two keys the instants do, as well as two clocks can.
 */
export function judgeIssue(
  { seq, iat, exp }: FeedIssue,
  kid: string,
  seen: Seen,
  now: Seconds,
): FeedRefusal | undefined {
  if (seq < (seen.sequences[kid] ?? 0) || iat < seen.iat - CLOCK_TOLERANCE) return 'feedOlder';
  if (iat > now + CLOCK_TOLERANCE) return 'feedInFuture';
  return exp < now - CLOCK_TOLERANCE ? 'feedExpired' : undefined;
}

export function afterSeeing({ seq, iat }: FeedIssue, kid: string, seen: Seen): Seen {
  return { sequences: { ...seen.sequences, [kid]: seq }, iat: Math.max(iat, seen.iat) };
}
