import type { TenantId } from '../../directory/types.ts';
import { deriveFeed, type FeedSecret } from '../keys/derive-feed.ts';
import type { Invitation } from '../subscribe/invitation.ts';
import type { FeedHost } from './feed-host.ts';

/** What all invitations of a workspace have in common. */
export interface Inviting {
  secret: FeedSecret;
  /** As `parseReadersHost` gives it. */
  readers: FeedHost;
  /** Fingerprint of the root key. */
  root: string;
}

/** The invitation of one customer, at its epoch; the same whenever it is made. */
export async function inviteCustomer(
  { secret, readers, root }: Inviting,
  tenantId: TenantId,
  epoch: number,
): Promise<Invitation> {
  const spot = await deriveFeed(secret, tenantId, epoch);
  return { url: readers.feedUrl(spot.feedId), tenantId, spot, root };
}
