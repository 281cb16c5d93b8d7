import { ADMIN_CENTER_HOSTS } from './hosts.ts';

const HOSTS: ReadonlySet<string> = new Set(ADMIN_CENTER_HOSTS);

/** Route segments under which an admin looks for help, in every generation of the admin center seen so far. */
const SUPPORT_SEGMENTS: ReadonlySet<string> = new Set([
  'support',
  'supportoverview',
  'supportrequests',
  'support-requests',
  'servicerequests',
  'newservicerequest',
  'contactsupport',
  'helpandsupport',
  'help',
]);

/** `https:` on exactly one of Microsoft's hosts, on its own port and without a user name in front. */
export function isAdminCenterUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    HOSTS.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/** The query of the address and the query inside its hash route, in this order. */
export function queriesOf(url: URL): URLSearchParams[] {
  const hash = url.hash.slice(1);
  const at = hash.indexOf('?');
  const hashQuery = at >= 0 ? hash.slice(at + 1) : hash.startsWith('/') ? '' : hash;
  return [url.searchParams, new URLSearchParams(hashQuery)];
}

/** The hash route where there is one, the path otherwise: lower case, without its query. */
function routeOf(url: URL): string {
  const route = url.hash.length > 1 ? url.hash.slice(1).split('?')[0] : undefined;
  return (route || url.pathname).toLowerCase();
}

/**
 * Whether the page is one on which the admin looks for support. Partner Center's own link to a customer's support
 * page is `BeginClientSession.aspx?CTID=…&CSDEST=Support`.
 */
export function isSupportRoute(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !isAdminCenterUrl(text)) return false;
  const isSegment = routeOf(url)
    .split('/')
    .some((segment) => SUPPORT_SEGMENTS.has(segment));
  return isSegment || queriesOf(url).some((query) => parameterOf(query, 'csdest') === 'support');
}

const parameterOf = (query: URLSearchParams, name: string) =>
  [...query].find(([key]) => key.toLowerCase() === name)?.[1].toLowerCase();
