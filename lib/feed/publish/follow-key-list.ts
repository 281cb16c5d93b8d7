import type { HostFault, Reach } from '../host-request.ts';
import { judgeKey, type KeyList, withRevocationsOf } from '../keys/key-list.ts';
import { secondsOf } from '../seconds.ts';
import type { FeedHost } from './feed-host.ts';
import { readKeyList } from './read-key-list.ts';

export type FollowedKeyList =
  /** `list`: for judging what stands on the host. */
  | { state: 'followed'; list: KeyList }
  /** The keeper of the root has not published this key yet. */
  | { state: 'awaited' }
  /** The root says that this key publishes no more. */
  | { state: 'revoked' }
  | { state: 'foreign' }
  /** Nobody could read it: the keeper puts it right. */
  | { state: 'damaged' }
  | HostFault;

/**
 * Of a publisher without the root, who cannot sign a list: the one that the keeper published, where it has this
 * publisher's key. What the team has revoked since counts already, so that nothing of a lost key is renewed; an older
 * list that somebody put back gains nothing.
 */
export async function followKeyList(
  onRecord: KeyList,
  { root, signer }: { root: string; signer: string },
  host: FeedHost,
  reach: Reach,
): Promise<FollowedKeyList> {
  const standing = await readKeyList(root, host, reach);
  if (standing.state === 'missing') return { state: 'awaited' };
  if (standing.state === 'damaged') return { state: 'damaged' };
  if (standing.state !== 'read') return standing;
  const list = withRevocationsOf(onRecord, standing.list);
  const judgement = judgeKey(list, signer, secondsOf(reach.now()));
  if (judgement === 'revoked') return { state: 'revoked' };
  return judgement === 'trusted' ? { state: 'followed', list } : { state: 'awaited' };
}
