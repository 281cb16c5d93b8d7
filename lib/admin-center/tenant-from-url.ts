import { parseDomain, parseTenantId } from '../directory/ids.ts';
import type { TenantId } from '../directory/types.ts';
import { isAdminCenterUrl, queriesOf } from './routes.ts';

/** What an address says about whose admin center it is. More than one entry in all: it has to be asked. */
export interface TenantHints {
  /** Each once, in order of appearance. */
  tenantIds: TenantId[];
  /** Lower case, ASCII; each once, in order of appearance. */
  domains: string[];
}

/** In lower case. Microsoft's own links write `CTID`, `delegatedOrg`, `tid`, `tenantId`, `tenant`, in any case. */
const KEYS: ReadonlySet<string> = new Set(['ctid', 'delegatedorg', 'tid', 'tenantid', 'tenant']);

/** No link names so many; an address made to name thousands costs no more than this. */
const MAX_HINTS = 8;

/**
 * The tenants that the address of an admin center page names, as GUID or domain, in its query and in the query of its
 * hash route. What is not one of these, such as `common`, is passed over. Addresses elsewhere name no one.
 */
export function tenantHints(text: string): TenantHints {
  const url = isAdminCenterUrl(text) ? URL.parse(text) : null;
  if (!url) return { tenantIds: [], domains: [] };
  const values = namedValues(url);
  return { tenantIds: distinct(values.map(parseTenantId)), domains: distinct(values.map(domainOf)) };
}

const namedValues = (url: URL): string[] =>
  queriesOf(url)
    .flatMap((query) => [...query])
    .filter(([key]) => KEYS.has(key.toLowerCase()))
    .map(([, value]) => value);

const domainOf = (value: string) => (parseTenantId(value) ? undefined : parseDomain(value));

const distinct = <T>(values: readonly (T | undefined)[]): T[] =>
  [...new Set(values.filter((value) => value !== undefined))].slice(0, MAX_HINTS);
