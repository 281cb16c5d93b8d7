import type { Reach } from '../feed/host-request.ts';
import { parseReadersHost } from '../feed/publish/feed-host.ts';
import { readKeyList } from '../feed/publish/read-key-list.ts';

/** `forbidden`: their address has run out or was ended. `elsewhere`: what was published does not lie there. */
export type ReadersProblem = 'forbidden' | 'elsewhere';

/** All else is done by then: a host that keeps it waiting is not waited for. */
const TIMEOUT_IN_MS = 10_000;

/**
 * What keeps customers from reading what was published, as their address shows it; undefined when nothing does, or when
 * that cannot be told. `root`: fingerprint.
 */
export async function askAsReader(
  readers: string,
  root: string,
  { fetch, now }: Pick<Reach, 'fetch' | 'now'>,
): Promise<ReadersProblem | undefined> {
  const host = parseReadersHost(readers);
  if (!host.ok) return 'elsewhere';
  const { state } = await readKeyList(root, host.host, { fetch, now, timeoutInMs: TIMEOUT_IN_MS });
  if (state === 'forbidden') return 'forbidden';
  return state === 'missing' || state === 'foreign' || state === 'damaged' ? 'elsewhere' : undefined;
}
