import { canonicalJson } from '../../directory/canonical.ts';
import type { HostFault, Reach } from '../host-request.ts';
import { type KeyList, listOf, NO_KEYS } from '../keys/key-list.ts';
import { areNamedRight, signKeyList } from '../keys/signed-key-list.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import type { FeedHost } from './feed-host.ts';
import { type PutCondition, putText } from './put-text.ts';
import { readKeyList } from './read-key-list.ts';

/** The root, and whom it answers for. */
export interface Keeper {
  root: SigningKey;
  /** Fingerprints of the keys that the root's keeper said yes to, in this profile. */
  endorsed: ReadonlySet<string>;
}

export type KeyListOutcome =
  /** `list`: what stands there now. */
  | { state: 'written' | 'same'; list: KeyList }
  /** A later list stands there, or another of this version: take it, and make the change again. */
  | { state: 'newer'; list: KeyList }
  /** The list of another root stands there, or of a later version: the place is taken. */
  | { state: 'foreign' }
  /** It was changed between reading and writing: try again. */
  | { state: 'changed' }
  | HostFault;

/**
 * Puts the list of keys beside the feeds, and never an older one in place of a newer. Of what the team has on record
 * only those keys are signed that the keeper endorsed here or that the root has signed before: a member, or whoever has
 * a member's token, could put any key on record.
 */
export async function publishKeyList(
  onRecord: KeyList,
  { root, endorsed }: Keeper,
  host: FeedHost,
  reach: Reach,
): Promise<KeyListOutcome> {
  const standing = await readKeyList(root.kid, host, reach);
  if (standing.state !== 'read' && standing.state !== 'missing' && standing.state !== 'damaged') return standing;
  const before = standing.state === 'read' ? standing.list : NO_KEYS;
  const list = await vouchedFor(onRecord, new Set([...endorsed, ...before.keys.map(({ kid }) => kid)]));
  if (standing.state === 'missing') return put(list, root, host, { ifAbsent: true }, reach);
  if (standing.state === 'damaged') return put(list, root, host, { ifMatch: standing.etag }, reach);
  if (canonicalJson(before) === canonicalJson(list)) return { state: 'same', list };
  if (before.version >= list.version) return { state: 'newer', list: before };
  return put(list, root, host, { ifMatch: standing.etag }, reach);
}

async function vouchedFor(onRecord: KeyList, known: ReadonlySet<string>): Promise<KeyList> {
  const named = await Promise.all(
    onRecord.keys.map(async (key) => (known.has(key.kid) && (await areNamedRight(listOf([key]))) ? [key] : [])),
  );
  const keys = named.flat();
  return keys.length === onRecord.keys.length ? onRecord : listOf(keys);
}

async function put(
  list: KeyList,
  root: SigningKey,
  host: FeedHost,
  condition: PutCondition,
  reach: Reach,
): Promise<KeyListOutcome> {
  const outcome = await putText(host.keyListUrl(), await signKeyList(list, root), condition, reach);
  if (outcome.state === 'tooMuch') return { state: 'refused', status: 413 };
  return outcome.state === 'written' ? { state: 'written', list } : outcome;
}
