import type { TenantId } from '../../directory/types.ts';
import type { FeedIssue } from '../content/payload.ts';
import { isDueForRenewal } from '../content/standing.ts';
import { judgeKey, type KeyList } from '../keys/key-list.ts';
import { CLOCK_TOLERANCE, type Seconds } from '../seconds.ts';

/** What this profile knows to lie on the host for a customer. */
export interface Published extends FeedIssue {
  tenantId: TenantId;
  epoch: number;
  /** Of the content. */
  hash: string;
  /** Fingerprint of the key that signed it. */
  kid: string;
  /** Empty where the host gives none. */
  etag: string;
}

/** What a customer should see by now. */
export interface CurrentFeed {
  tenantId: TenantId;
  /** Raised to shut out whoever has the invitations so far; from 1. */
  epoch: number;
  /** Of the content. */
  hash: string;
  /** Two members disagree on who supports this customer. */
  isDisputed: boolean;
}

/**
 * `write`: what the directory says. `renew`: what stands already, with a new date. `withdraw`: that there is nothing any
 * more, at the address of that epoch.
 */
export interface FeedTask {
  kind: 'write' | 'renew' | 'withdraw';
  tenantId: TenantId;
  epoch: number;
}

export interface PublishMoment {
  keys: KeyList;
  now: Seconds;
}

/**
 * What is to be done for one customer, in this order; nothing when all is as it should be. Planned again after an
 * interruption it yields what is left.
 */
export function planFeed(current: CurrentFeed, published: Published | undefined, moment: PublishMoment): FeedTask[] {
  const { tenantId, epoch, isDisputed } = current;
  // A profile that knows nothing of a customer cannot tell whether the address before was ended.
  const before = published?.epoch ?? Math.max(epoch - 1, 1);
  const isMoved = before !== epoch;
  const withdraw: FeedTask[] = isMoved ? [{ kind: 'withdraw', tenantId, epoch: before }] : [];
  const standing = isMoved ? undefined : published;
  const kind = isDisputed ? forDisputed(standing, moment) : forUndisputed(current, standing, moment);
  return kind ? [...withdraw, { kind, tenantId, epoch }] : withdraw;
}

/** Held at what was published before the dispute. Nothing was: nothing is, until it is settled. */
const forDisputed = (standing: Published | undefined, { now }: PublishMoment) =>
  standing && isDueForRenewal(standing, now) ? 'renew' : undefined;

function forUndisputed({ hash }: CurrentFeed, standing: Published | undefined, { keys, now }: PublishMoment) {
  if (!standing || standing.hash !== hash) return 'write';
  const isTrusted = judgeKey(keys, standing.kid, standing.iat) === 'trusted';
  // Readers refuse what a clock that was far ahead has dated.
  const isInFuture = standing.iat > now + CLOCK_TOLERANCE;
  return isTrusted && !isInFuture && !isDueForRenewal(standing, now) ? undefined : 'write';
}

/** Feeds of customers who are no longer in the directory. */
export function planWithdrawals(published: readonly Published[], current: ReadonlySet<TenantId>): FeedTask[] {
  return published.flatMap(({ tenantId, epoch }) =>
    current.has(tenantId) ? [] : [{ kind: 'withdraw', tenantId, epoch }],
  );
}

/** So many feeds end by mistake rather than one by one: as with what others change, more than a fifth and more than 20. */
export const isMassEnd = (ending: number, published: number): boolean => ending > 20 && ending > published / 5;
