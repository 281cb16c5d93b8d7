import type { HostFault, Reach } from '../host-request.ts';
import type { KeyList } from '../keys/key-list.ts';
import { type KeyListRefusal, openKeyList } from '../keys/signed-key-list.ts';
import { FEED_LIMITS } from '../limits.ts';
import { fetchText } from '../subscribe/fetch-text.ts';
import type { FeedHost } from './feed-host.ts';
import { etagOfJunk } from './junk.ts';

export type ReadKeyList =
  | { state: 'read'; list: KeyList; etag: string }
  | { state: 'missing' }
  /** Of another root, or of a later version of the extension. */
  | { state: 'foreign' }
  /** No list that anybody could read. */
  | { state: 'damaged'; etag: string }
  | HostFault;

/** The list that stands beside the feeds, as this root signed it. */
export async function readKeyList(root: string, host: FeedHost, reach: Reach): Promise<ReadKeyList> {
  const got = await fetchText({ url: host.keyListUrl(), most: FEED_LIMITS.keyListBytes }, reach);
  const junk = etagOfJunk(got);
  if (junk) return { state: 'damaged', etag: junk };
  if (got.state === 'unchanged') return { state: 'refused', status: 304 };
  if (got.state !== 'read') return got;
  const opened = await openKeyList(got.text, { root, version: 0 });
  if (opened.ok) return { state: 'read', list: opened.list, etag: got.etag };
  return FOREIGN.has(opened.reason) ? { state: 'foreign' } : { state: 'damaged', etag: got.etag };
}

const FOREIGN: ReadonlySet<KeyListRefusal> = new Set(['rootMismatch', 'keysNewer']);
