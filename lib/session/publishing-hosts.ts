import { getAddress } from '../db/address.ts';
import type { Db } from '../db/schema.ts';
import type { Reach } from '../feed/host-request.ts';
import { askReadersHost } from '../feed/publish/ask-readers-host.ts';
import { type FeedHost, type FeedHostProblem, parseFeedHost, parseReadersHost } from '../feed/publish/feed-host.ts';
import { parseWorkspaceUrl } from '../workspace/transport/parse-workspace-url.ts';

export interface Hosts {
  /** Where this profile writes. */
  host: FeedHost;
  /** Where customers read. */
  readers: FeedHost;
}

export type HostProblem =
  | { field: 'host' | 'readers'; code: FeedHostProblem }
  /** The readers' token opens all of a container to whoever knows a name, and the log's names are known. */
  | { field: 'host' | 'readers'; code: 'teamContainer' }
  /** What customers could do there is not known. */
  | { field: 'readers'; code: 'untold' }
  /** The user did not allow the host. */
  | { field: 'permission' };

type Read<T> = { ok: true; hosts: T } | { ok: false; problem: HostProblem };

/** What was typed, as far as it can be judged without asking the host. */
export function readHost(typed: string): Read<Pick<Hosts, 'host'>> {
  const host = parseFeedHost(typed);
  return host.ok
    ? { ok: true, hosts: { host: host.host } }
    : { ok: false, problem: { field: 'host', code: host.reason } };
}

export function readReaders(typed: string): Read<Pick<Hosts, 'readers'>> {
  const readers = parseReadersHost(typed);
  return readers.ok
    ? { ok: true, hosts: { readers: readers.host } }
    : { ok: false, problem: { field: 'readers', code: readers.reason } };
}

export function readHosts(typed: { host: string; readers: string }): Read<Hosts> {
  const host = readHost(typed.host);
  if (!host.ok) return host;
  const readers = readReaders(typed.readers);
  return readers.ok ? { ok: true, hosts: { ...host.hosts, ...readers.hosts } } : readers;
}

export interface HostReach extends Pick<Reach, 'fetch' | 'now'> {
  /** Resolves to whether the pages of these match patterns may be reached. */
  askPermission: (...patterns: string[]) => Promise<boolean>;
}

/** What speaks against these hosts. To be called in the click itself: the browser asks for them then and at no other time. */
export async function judgeHosts(
  db: Db,
  { host, readers }: Partial<Hosts>,
  { askPermission, ...reach }: HostReach,
): Promise<HostProblem | undefined> {
  const patterns = new Set([host, readers].flatMap((one) => (one ? [patternOf(one)] : [])));
  if (!(await askPermission(...patterns))) return { field: 'permission' };
  if (host && (await isTeamContainer(db, host))) return { field: 'host', code: 'teamContainer' };
  if (readers && (await isTeamContainer(db, readers))) return { field: 'readers', code: 'teamContainer' };
  const may = readers ? await askReadersHost(readers, reach) : 'readAlone';
  if (may === 'readAlone') return undefined;
  return { field: 'readers', code: may === 'more' ? 'grantsMore' : 'untold' };
}

async function isTeamContainer(db: Db, { place }: FeedHost): Promise<boolean> {
  const address = await getAddress(db);
  const parsed = address === undefined ? undefined : parseWorkspaceUrl(address);
  if (!parsed?.ok) return false;
  const { container } = parsed.address;
  return place === container || place.startsWith(`${container}/`);
}

/** Firefox knows no patterns with a port. */
function patternOf({ place }: FeedHost): string {
  const { protocol, hostname } = new URL(place);
  return `${protocol}//${hostname}/*`;
}
