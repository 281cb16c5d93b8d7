import { isDueForRenewal } from '../content/standing.ts';
import { secondsOf } from '../seconds.ts';
import type { Feed, FoundFeed } from './feed-standing.ts';
import type { Published } from './plan-feed.ts';

/** The record of what stands on the host, where it is good and need not be renewed. */
export function keptAs(
  hash: string,
  { etag, payload, kid }: FoundFeed,
  { tenantId, epoch, publisher }: Feed,
): Published | undefined {
  if (!payload || !kid || isDueForRenewal(payload, secondsOf(publisher.reach.now()))) return undefined;
  const { seq, iat, exp } = payload;
  return { tenantId, epoch, hash, kid, etag, seq, iat, exp };
}
