import type { IsoDate, SubscriptionId, TenantId } from './types.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** The last label begins with a letter: what ends in a number is an IP address to every URL parser. */
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z])${LABEL}$`);
const NOT_IN_A_DOMAIN = /[\s/\\:@?#%[\]]/;
const MAX_DOMAIN_LENGTH = 253;
const MAX_MPN_DIGITS = 20;

/** Lower case without braces; Partner Center answers in upper case what was asked in lower. */
function parseGuid(text: string): string | undefined {
  if (GUID.test(text)) return text;
  const bare = text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .trim()
    .toLowerCase();
  return GUID.test(bare) ? bare : undefined;
}

/** A GUID in any case, with or without braces and surrounding space; undefined otherwise. */
export function parseTenantId(text: string): TenantId | undefined {
  return parseGuid(text) as TenantId | undefined;
}

/** A GUID in any case, with or without braces and surrounding space; undefined otherwise. */
export function parseSubscriptionId(text: string): SubscriptionId | undefined {
  return parseGuid(text) as SubscriptionId | undefined;
}

/** `YYYY-MM-DD` of a day that exists. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const [day, year, month, date] = ISO_DATE.exec(text.trim()) ?? [];
  if (!day) return undefined;
  const exists = toIsoDate(Date.UTC(Number(year), Number(month) - 1, Number(date))) === day;
  return exists ? (day as IsoDate) : undefined;
}

/** The UTC day of an instant in milliseconds. */
export function toIsoDate(epochMilliseconds: number): IsoDate | undefined {
  const date = new Date(epochMilliseconds);
  return Number.isNaN(date.getTime()) ? undefined : (date.toISOString().slice(0, 10) as IsoDate);
}

/** A partner's MPN id: digits only, leading zeros kept. */
export function parseMpnId(text: string): string | undefined {
  const id = text.trim();
  return /^\d+$/.test(id) && id.length <= MAX_MPN_DIGITS ? id : undefined;
}

/** ISO 3166-1 alpha-2 in upper case; the list of countries is not checked. */
export function parseCountry(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? code : undefined;
}

/** A domain of at least two labels in ASCII form, lower case, without a trailing dot. Never an IP address, a URL or a port. */
export function parseDomain(text: string): string | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[.。]$/, '');
  const ascii = /^[a-z0-9.-]*$/.test(name) && !name.includes('xn--') ? name : toAscii(name);
  return ascii && ascii.length <= MAX_DOMAIN_LENGTH && DOMAIN.test(ascii) ? ascii : undefined;
}

/** The browser's own URL parser knows every rule of internationalised names (UTS 46). */
function toAscii(name: string): string | undefined {
  if (!name || NOT_IN_A_DOMAIN.test(name)) return undefined;
  return URL.parse(`https://${name}/`)?.hostname;
}
