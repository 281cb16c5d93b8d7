import { canonicalJson } from '../../directory/canonical.ts';
import type { HostFault, Reach } from '../host-request.ts';
import type { KeyList } from '../keys/key-list.ts';
import { openKeyList, signKeyList } from '../keys/signed-key-list.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { FEED_LIMITS } from '../limits.ts';
import { fetchText } from '../subscribe/fetch-text.ts';
import type { FeedHost } from './feed-host.ts';
import { type PutCondition, putText } from './put-text.ts';

export type KeyListOutcome =
  | { state: 'written' | 'same' }
  /** A later list stands there, or another of this version: take it, and make the change again. */
  | { state: 'newer'; list: KeyList }
  /** The list of another root stands there, or something else: the place is taken. */
  | { state: 'foreign' }
  /** It was changed between reading and writing: try again. */
  | { state: 'changed' }
  | HostFault;

/** Puts the list of keys beside the feeds, and never an older one in place of a newer. */
export async function publishKeyList(
  list: KeyList,
  root: SigningKey,
  host: FeedHost,
  reach: Reach,
): Promise<KeyListOutcome> {
  const url = host.keyListUrl();
  const got = await fetchText({ url, most: FEED_LIMITS.keyListBytes }, reach);
  if (got.state === 'missing') return put(url, list, root, { ifAbsent: true }, reach);
  if (got.state === 'unchanged') return { state: 'refused', status: 304 };
  if (got.state !== 'read') return got;
  const standing = await openKeyList(got.text, { root: root.kid, version: 0 });
  if (!standing.ok) return { state: 'foreign' };
  if (canonicalJson(standing.list) === canonicalJson(list)) return { state: 'same' };
  if (standing.list.version >= list.version) return { state: 'newer', list: standing.list };
  return put(url, list, root, { ifMatch: got.etag }, reach);
}

async function put(
  url: string,
  list: KeyList,
  root: SigningKey,
  condition: PutCondition,
  reach: Reach,
): Promise<KeyListOutcome> {
  const outcome = await putText(url, await signKeyList(list, root), condition, reach);
  return outcome.state === 'written' ? { state: 'written' } : outcome;
}
