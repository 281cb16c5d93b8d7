import type { FeedKey, FeedKeyEnd, Workspace } from '../directory/types.ts';
import type { Seconds } from '../feed/seconds.ts';
import type { PublishingFacts } from './publishing.ts';

/** `unendorsed`: on record, without a yes of the root's keeper in this profile. */
export type PublisherState = 'trusted' | 'unendorsed' | FeedKeyEnd;

/** A key that may publish or might once. */
export interface ListedPublisher {
  /** Its fingerprint. */
  kid: string;
  /** Whose it is. */
  name: string;
  state: PublisherState;
  /** Since when it is in that state. */
  since: Seconds;
  /** It is this profile's own. */
  isOwn: boolean;
}

/** Those that count first, then by name. Only where the root is kept is it known who was endorsed. */
export function listPublishers(
  { feedKeys = [] }: Workspace,
  facts: Pick<PublishingFacts, 'signer' | 'endorsed'> | undefined,
): ListedPublisher[] {
  const listed = feedKeys.map((key) => ({
    kid: key.kid,
    name: key.name,
    state: stateOf(key, facts?.endorsed),
    since: key.revokedAt ?? key.from,
    isOwn: key.kid === facts?.signer,
  }));
  return listed.sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name) || (a.kid < b.kid ? -1 : 1));
}

function stateOf({ kid, revokedReason }: FeedKey, endorsed: ReadonlySet<string> | undefined): PublisherState {
  if (revokedReason) return revokedReason;
  return endorsed && !endorsed.has(kid) ? 'unendorsed' : 'trusted';
}

const rankOf = ({ state }: ListedPublisher) => (state === 'unendorsed' ? 0 : state === 'trusted' ? 1 : 2);

/** What a key may still be revoked as: a reason grows worse, never better. */
export function endsOf({ state }: ListedPublisher): readonly FeedKeyEnd[] {
  if (state === 'left' || state === 'lost') return [];
  return state === 'replaced' ? ['left', 'lost'] : ['replaced', 'left', 'lost'];
}
