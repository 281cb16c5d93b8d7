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

/** When the customers' address ends, as its token says it: an ISO 8601 instant. */
export const endOfReaders = (readers: string): string | undefined =>
  URL.parse(readers)?.searchParams.get('se') ?? undefined;

/** To invite everybody again takes its time. */
const NEAR_IN_MS = 60 * 86_400_000;

/** `now`: milliseconds since 1970. */
export const isNear = (endAt: string, now: number): boolean => Date.parse(endAt) - now < NEAR_IN_MS;
