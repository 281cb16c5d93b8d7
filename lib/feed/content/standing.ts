import { CLOCK_TOLERANCE, type Seconds } from '../seconds.ts';
import type { FeedIssue } from './payload.ts';

/** `stale`: the publisher should have renewed it by now. `expired`: it is only what was true once. */
export type Standing = 'fresh' | 'stale' | 'expired';

type Validity = Pick<FeedIssue, 'iat' | 'exp'>;

/** Publishers renew when half of the time is over, readers worry when three quarters are. */
export const isDueForRenewal = ({ iat, exp }: Validity, now: Seconds): boolean => now >= iat + (exp - iat) / 2;

export function standingOf({ iat, exp }: Validity, now: Seconds): Standing {
  if (exp < now - CLOCK_TOLERANCE) return 'expired';
  return now >= iat + ((exp - iat) * 3) / 4 ? 'stale' : 'fresh';
}
