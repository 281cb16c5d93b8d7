/**
 * Where the stand-in sends `/Partner/BeginClientSession.aspx?CTID=…&CSDEST=…`. What the real one does is not public, so
 * each plausible way is offered: the tenant moves to `delegatedOrg`, stays under its own key, stays in the hash, is
 * dropped, or the address stays as it is.
 */
export type ClientSession = 'delegatedOrg' | 'same-query' | 'hash-query' | 'dropped' | 'in-place';

const DESTINATIONS: Readonly<Record<string, string>> = {
  support: '/support',
  servicestatus: '/servicehealth',
  o365admincenter: '/homepage',
};

/** The value of a query key whatever its case, as links in circulation vary. */
function queryValue(query: URLSearchParams, key: string): string {
  return [...query].find(([name]) => name.toLowerCase() === key)?.[1] ?? '';
}

/** The path to redirect to, or undefined when `url` is served as it is. */
export function resolveClientSession(url: URL, session: ClientSession): string | undefined {
  if (url.pathname.toLowerCase() !== '/partner/beginclientsession.aspx' || session === 'in-place') return undefined;
  const tenant = encodeURIComponent(queryValue(url.searchParams, 'ctid'));
  const route = DESTINATIONS[queryValue(url.searchParams, 'csdest').toLowerCase()] ?? '/homepage';
  const targets: Record<typeof session, string> = {
    delegatedOrg: `/Adminportal/Home?delegatedOrg=${tenant}#${route}`,
    'same-query': `/Adminportal/Home${url.search}#${route}`,
    'hash-query': `/Adminportal/Home#${route}?CTID=${tenant}`,
    dropped: `/Adminportal/Home#${route}`,
  };
  return targets[session];
}
