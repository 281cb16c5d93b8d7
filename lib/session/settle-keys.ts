import { changePublishing, doubtFeeds, endorsedBy, type StoredPublishing } from '../db/publishing.ts';
import type { Db } from '../db/schema.ts';
import type { Reach } from '../feed/host-request.ts';
import { isVoid, type KeyList } from '../feed/keys/key-list.ts';
import type { FeedHost } from '../feed/publish/feed-host.ts';
import { type FollowedKeyList, followKeyList } from '../feed/publish/follow-key-list.ts';
import { type KeyListOutcome, publishKeyList } from '../feed/publish/publish-key-list.ts';

type Listed = KeyListOutcome | FollowedKeyList;

export type SettledKeys =
  | { state: 'settled'; keys: KeyList }
  /** Nothing may be published under the list that stands on the host, or none could be put there. */
  | { state: 'noKeys'; why: Exclude<Listed['state'], 'written' | 'same' | 'followed'> };

/**
 * The list of keys by which customers judge: put beside the feeds by the root's keeper, found there by everybody else.
 * Once a key counts for nothing, what is known to lie on the host is not: whoever has the key may have written there.
 */
export async function settleKeys(
  db: Db,
  own: StoredPublishing,
  onRecord: KeyList,
  host: FeedHost,
  reach: Reach,
): Promise<SettledKeys> {
  const listed = await list(own, onRecord, host, reach);
  if (listed.state !== 'written' && listed.state !== 'same' && listed.state !== 'followed')
    return { state: 'noKeys', why: listed.state };
  const keys = listed.list;
  if (own.root) await changePublishing(db, (now) => withEndorsed(now, keys));
  const ended = keys.keys.filter(isVoid).map(({ kid }) => kid);
  const cleared = new Set(own.cleared);
  if (ended.some((kid) => !cleared.has(kid))) await doubtFeeds(db, ended);
  return { state: 'settled', keys };
}

/** What the root has signed, whichever profile that keeps it did. */
const withEndorsed = (own: StoredPublishing, { keys }: KeyList): StoredPublishing => ({
  ...own,
  endorsed: [...new Set([...endorsedBy(own), ...keys.map(({ kid }) => kid)])],
});

function list(own: StoredPublishing, onRecord: KeyList, host: FeedHost, reach: Reach): Promise<Listed> {
  const { root, pinned = '', signer } = own;
  return root
    ? publishKeyList(onRecord, { root, endorsed: endorsedBy(own) }, host, reach)
    : followKeyList(onRecord, { root: pinned, signer: signer.kid }, host, reach);
}
