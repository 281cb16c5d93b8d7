import type { IsoDate, SubscriptionId, TenantId } from './types.ts';

const GUID_LENGTH = 36;
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** The last label begins with a letter: what ends in a number is an IP address to every URL parser. */
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z])${LABEL}$`);
const NOT_IN_A_DOMAIN = /[\s/\\:@?#%[\]]/;
const MAX_DOMAIN_LENGTH = 253;
const MAX_MPN_DIGITS = 20;

/** In lower case already. By hand: a directory holds a million of them, and a regular expression is slower. */
function isGuid(text: string): boolean {
  if (text.length !== GUID_LENGTH) return false;
  for (let index = 0; index < GUID_LENGTH; index++) {
    const code = text.charCodeAt(index);
    const isDash = index === 8 || index === 13 || index === 18 || index === 23;
    if (isDash ? code !== 45 : !((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

/** Lower case without braces; Partner Center answers in upper case what was asked in lower. */
function parseGuid(text: string): string | undefined {
  if (isGuid(text)) return text;
  const bare = text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .trim()
    .toLowerCase();
  return isGuid(bare) ? bare : undefined;
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
  if (!day || date === '00') return undefined;
  return Number(date) <= daysInMonth(Number(year), Number(month)) ? (day as IsoDate) : undefined;
}

/** Months from 1; 0 for one that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
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
  const ascii = /^[a-z0-9.-]*$/.test(name) ? name : toAscii(name);
  return ascii && ascii.length <= MAX_DOMAIN_LENGTH && DOMAIN.test(ascii) ? ascii : undefined;
}

/** The browser's own URL parser knows every rule of internationalised names (UTS 46). */
function toAscii(name: string): string | undefined {
  if (!name || NOT_IN_A_DOMAIN.test(name)) return undefined;
  return URL.parse(`https://${name}/`)?.hostname;
}
