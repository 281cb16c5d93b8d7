import type { FeedRefusal } from '../content/feed-refusal.ts';
import { NOTHING_SEEN, type Seen } from '../content/judge-issue.ts';
import type { FeedNote } from '../content/parse-payload.ts';
import type { FeedPayload } from '../content/payload.ts';
import type { HostFault } from '../host-request.ts';
import type { KeyListRefusal } from '../keys/signed-key-list.ts';
import type { Seconds } from '../seconds.ts';
import type { Invitation } from './invitation.ts';

/** The content of a feed that passed every check. */
export interface GoodContent {
  payload: FeedPayload;
  /** Fingerprint of the key that signed it. */
  kid: string;
  /** What was left out of it. */
  notes: FeedNote[];
  etag: string;
  /** When it was first read. */
  since: Seconds;
}

/** Why the newest refresh brought nothing. */
export type SubscriptionProblem =
  /** What was read did not pass a check, and is not shown. */
  | { kind: 'refused'; reason: FeedRefusal | KeyListRefusal; detail?: string }
  /** Nothing could be read. */
  | { kind: 'host'; of: 'keys' | 'feed'; fault: HostFault | { state: 'missing' } };

/** One feed that this browser reads, and all that it remembers of it. Plain data that IndexedDB can hold. */
export interface Subscription {
  invitation: Invitation;
  seen: Seen;
  /** The list of keys that was taken last, still signed. */
  keys?: { text: string; etag: string; version: number };
  /** The last good content: no failure ever takes it away. */
  content?: GoodContent;
  /** Absent after a refresh without any. */
  problem?: SubscriptionProblem;
  /** When the host last confirmed what is here. */
  confirmedAt?: Seconds;
}

export const newSubscription = (invitation: Invitation): Subscription => ({ invitation, seen: NOTHING_SEEN });

/** As `newSubscription`, and no list of the same root's keys is taken that is older than what `known` have seen. */
export function beginSubscription(invitation: Invitation, known: readonly Subscription[]): Subscription {
  const lists = known.flatMap(({ invitation: { root }, keys }) => (keys && root === invitation.root ? [keys] : []));
  const [newest] = lists.toSorted((a, b) => b.version - a.version);
  // The etag is another address's.
  return { ...newSubscription(invitation), ...(newest ? { keys: { ...newest, etag: '' } } : {}) };
}
