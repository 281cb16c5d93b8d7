import { ContainerAddress } from './container-address.ts';
import { type Grant, parseGrant } from './grant.ts';

export type ParsedWorkspaceUrl =
  | { ok: true; address: ContainerAddress; grant: Grant }
  | { ok: false; reason: WorkspaceUrlProblem };

export type WorkspaceUrlProblem =
  | 'notUrl'
  /** Only a store on this machine, the emulator, may be reached without encryption. */
  | 'notHttps'
  /** A user name or password in the address. */
  | 'credentials'
  /** The address names no container, or one whose name Azure does not allow. */
  | 'noContainer'
  /** The address or its signature is that of a single blob. */
  | 'blob'
  /** No shared access signature. */
  | 'noToken';

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);
/** Azure: "Naming and referencing containers": 3 to 63 lower-case letters, digits and single hyphens. */
const CONTAINER_NAME = /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/** The address of a container with its shared access signature, as Azure's portal gives it, pasted by a person. */
export function parseWorkspaceUrl(text: string): ParsedWorkspaceUrl {
  const url = URL.parse(text.trim());
  if (!url || !['https:', 'http:'].includes(url.protocol)) return { ok: false, reason: 'notUrl' };
  if (url.protocol === 'http:' && !LOCAL_HOSTS.has(url.hostname)) return { ok: false, reason: 'notHttps' };
  if (url.username || url.password) return { ok: false, reason: 'credentials' };
  return parseContainer(url);
}

function parseContainer(url: URL): ParsedWorkspaceUrl {
  // The emulator names the account in the path, Azure in the host.
  const depth = LOCAL_HOSTS.has(url.hostname) ? 2 : 1;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (segments.length > depth) return { ok: false, reason: 'blob' };
  if (segments.length < depth || !CONTAINER_NAME.test(segments.at(-1) ?? ''))
    return { ok: false, reason: 'noContainer' };
  const grant = parseGrant(url.searchParams);
  if (!grant) return { ok: false, reason: url.searchParams.get('sr')?.startsWith('b') ? 'blob' : 'noToken' };
  const container = `${url.origin}/${segments.join('/')}`;
  return { ok: true, address: new ContainerAddress(container, url.search.slice(1)), grant };
}
