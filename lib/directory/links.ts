import { parseDomain } from './ids.ts';

export interface MailText {
  subject?: string;
  body?: string;
}

const EXTENSION = /^(.*?\d[\s)]*)(?:[,;]?\s*(?:ext(?:ension)?\.?|x|内線)\s*[:.]?\s*(\d{1,10}))$/i;
const TELEPHONE = /^\+?\d{3,15}$/;
/** What people put between digits; a slash would join two numbers and is not among them. */
const BETWEEN_DIGITS = /[\s().\-\u2010-\u2015\u2212\u30fc]/g;
/** The safe part of RFC 5322's dot-atom: nothing that has a meaning in a `mailto:` URL. */
const LOCAL_PART = /^[a-z0-9_+'~-]+(?:\.[a-z0-9_+'~-]+)*$/i;
const MAX_LOCAL_PART = 64;
const SCHEME = /^https?:\/\//i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const NOT_IN_A_WEBSITE = /[\s\\\u0000-\u001f\u007f]/;
const MAX_WEBSITE_LENGTH = 2048;

/** Characters of a `mailto:` URL. Chrome and Edge open no longer address on Windows, and say nothing; Outlook takes as much. */
export const MOST_OF_MAIL = 2_000;

/**
 * A `tel:` URL (RFC 3966) for a number as people write it, with `;ext=` for an extension. Undefined for anything but
 * one number of 3 to 15 digits: letters, parameters and service codes (`*#06#`) would dial something else.
 */
export function telephoneLink(text: string): string | undefined {
  const written = text.normalize('NFKC').trim().replace(/^tel:/i, '');
  const [, main = written, extension] = EXTENSION.exec(written) ?? [];
  const digits = withoutTrunkZero(main).replace(BETWEEN_DIGITS, '');
  if (!TELEPHONE.test(digits)) return undefined;
  return `tel:${digits}${extension ? `;ext=${extension}` : ''}`;
}

/** The `(0)` of `+44 (0)20 …` is not dialled from abroad. */
function withoutTrunkZero(number: string): string {
  return number.trimStart().startsWith('+') ? number.replace('(0)', '') : number;
}

/** A `mailto:` URL to exactly one address. Subject and body are encoded, so that neither can add a header or a recipient. */
export function mailLink(address: string, { subject, body }: MailText = {}): string | undefined {
  const to = parseMailAddress(address);
  if (!to) return undefined;
  const headers = [
    ...(subject ? [`subject=${encode(subject.replace(/[\r\n]+/g, ' '))}`] : []),
    ...(body ? [`body=${encode(body.replace(/\r\n?|\n/g, '\r\n'))}`] : []),
  ];
  const at = to.lastIndexOf('@');
  const recipient = `${encode(to.slice(0, at))}@${to.slice(at + 1)}`;
  return `mailto:${recipient}${headers.length > 0 ? `?${headers.join('&')}` : ''}`;
}

/** One mail address with its domain in ASCII form; undefined for display names, lists, quoted or internationalised local parts. */
export function parseMailAddress(text: string): string | undefined {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  const localPart = address.slice(0, Math.max(at, 0));
  const domain = parseDomain(address.slice(at + 1));
  if (!domain || localPart.length > MAX_LOCAL_PART || !LOCAL_PART.test(localPart)) return undefined;
  return `${localPart}@${domain}`;
}

/** A lone half of a surrogate pair makes `encodeURIComponent` throw. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/**
 * An absolute `https:` URL on a public domain name; one without scheme or with `http:` becomes `https:` (Partner
 * Center's help said not to include "http://"). Undefined for other schemes, user names, ports and IP addresses.
 */
export function websiteLink(text: string): string | undefined {
  const written = text.trim();
  if (!written || written.length > MAX_WEBSITE_LENGTH || NOT_IN_A_WEBSITE.test(written)) return undefined;
  const rest = written.replace(SCHEME, '');
  const authority = rest.split(/[/?#]/, 1)[0] ?? '';
  if (!authority || authority.includes('@')) return undefined;
  const url = URL.parse(`https://${rest}`);
  if (!url || url.port || !parseDomain(url.hostname)) return undefined;
  return url.href;
}
