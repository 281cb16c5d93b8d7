/**
 * The path and query of a link, below `{base}/v1`. Links come with and without `/v1`, and one documented sample has a
 * second question mark (`?size=2?seekOperation=Next`). Undefined for a link to another host or out of the API.
 */
export function pathBelowVersion(link: string, base: string): string | undefined {
  const local = withoutOrigin(link.trim(), base);
  if (local === undefined) return undefined;
  const [before = ''] = local.split('#', 1);
  const [path = '', ...queries] = before.split('?');
  const below = `/${path.replace(/^\/*/, '').replace(/^(?:v1\/+)+/i, '')}`;
  const whole = queries.length > 0 ? `${below}?${queries.join('&')}` : below;
  return isWithin(whole, base) ? whole : undefined;
}

/** A scheme, or two slashes of either kind, begin an address that names its host. */
function withoutOrigin(link: string, base: string): string | undefined {
  if (!/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(link)) return link;
  const url = URL.parse(link, base);
  return url?.origin === new URL(base).origin ? `${url.pathname}${url.search}` : undefined;
}

function isWithin(path: string, base: string): boolean {
  const url = URL.parse(`${base}/v1${path}`);
  return url !== null && url.origin === new URL(base).origin && /^\/v1\/[^/]/.test(url.pathname);
}
