import { afterSeeing } from '../content/judge-issue.ts';
import { openFeed } from '../content/open-feed.ts';
import { standingOf } from '../content/standing.ts';
import type { Reach } from '../host-request.ts';
import { judgeKey, type KeyList } from '../keys/key-list.ts';
import { openKeyList } from '../keys/signed-key-list.ts';
import { FEED_LIMITS } from '../limits.ts';
import { type Seconds, secondsOf } from '../seconds.ts';
import { fetchText } from './fetch-text.ts';
import { keyListUrl } from './invitation.ts';
import type { GoodContent, Subscription, SubscriptionProblem } from './subscription.ts';

/** 304 to a request that named no etag. */
const UNASKED = { state: 'refused', status: 304 } as const;

/**
 * Reads a feed and the keys beside it. What fails a check, or cannot be read, leaves content and memory as they were
 * and says why.
 */
export async function refreshSubscription(before: Subscription, reach: Reach): Promise<Subscription> {
  const read = await readKeys(before, reach);
  if ('problem' in read) return { ...before, problem: read.problem };
  const known = { ...before, keys: read.keys };
  const { url } = known.invitation;
  const etag = known.content?.etag;
  const got = await fetchText({ url, most: FEED_LIMITS.feedBytes, ...(etag ? { etag } : {}) }, reach);
  const now = secondsOf(reach.now());
  if (got.state === 'unchanged') return confirmed(known, read.list, now);
  if (got.state === 'read') return taken(known, read.list, got, now);
  return { ...known, problem: { kind: 'host', of: 'feed', fault: got } };
}

type ReadKeys = { keys: NonNullable<Subscription['keys']>; list: KeyList } | { problem: SubscriptionProblem };

async function readKeys({ invitation, keys: before }: Subscription, reach: Reach): Promise<ReadKeys> {
  const etag = before?.etag;
  const wanted = { url: keyListUrl(invitation), most: FEED_LIMITS.keyListBytes, ...(etag ? { etag } : {}) };
  const got = await fetchText(wanted, reach);
  const found = got.state === 'unchanged' ? (before ?? UNASKED) : got;
  if ('state' in found && found.state !== 'read') return { problem: { kind: 'host', of: 'keys', fault: found } };
  const opened = await openKeyList(found.text, { root: invitation.root, version: before?.version ?? 0 });
  if (!opened.ok) return { problem: { kind: 'refused', reason: opened.reason } };
  const keys = { text: found.text, etag: found.etag, version: opened.list.version };
  return { keys, list: opened.list };
}

async function taken(
  known: Subscription,
  keys: KeyList,
  { text, etag }: { text: string; etag: string },
  now: Seconds,
): Promise<Subscription> {
  const { invitation, seen } = known;
  const { tenantId, spot } = invitation;
  const opened = await openFeed(text, { tenantId, spot, keys, seen, now });
  if (!opened.ok) {
    const { reason, detail } = opened;
    return { ...known, problem: { kind: 'refused', reason, ...(detail ? { detail } : {}) } };
  }
  const { payload, kid, notes } = opened;
  const content: GoodContent = { payload, kid, notes, etag, since: now };
  return { ...withoutProblem(known), content, seen: afterSeeing(payload, kid, seen), confirmedAt: now };
}

/** The feed is what it was; its key may have been revoked since, and its time may be over. */
function confirmed(known: Subscription, keys: KeyList, now: Seconds): Subscription {
  const { content } = known;
  if (!content) return { ...known, problem: { kind: 'host', of: 'feed', fault: UNASKED } };
  const { payload, kid } = content;
  if (judgeKey(keys, kid, payload.iat) !== 'trusted')
    return { ...known, problem: { kind: 'refused', reason: 'keyRevoked' } };
  if (standingOf(payload, now) === 'expired') return { ...known, problem: { kind: 'refused', reason: 'feedExpired' } };
  return { ...withoutProblem(known), confirmedAt: now };
}

function withoutProblem({ problem: _, ...rest }: Subscription): Subscription {
  return rest;
}
