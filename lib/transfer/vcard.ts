import { parseMailAddress, telephoneLink, websiteLink } from '../directory/links.ts';
import { formatHours } from '../directory/service-hours.ts';
import type { Partner } from '../directory/types.ts';

/** As much of a partner as a card of contacts holds. */
export type VCardPartner = Pick<Partner, 'tenantId' | 'name' | 'support'>;

const MAX_LINE_OCTETS = 75;
/** RFC 6350 allows none of them in a value but the tab. */
const CONTROLS = /(?!\t)\p{Cc}/gu;

/** RFC 6350 §3.4: `\`, `,`, `;` and line breaks are written with a `\`, whatever kind of line break it was. */
export const escapeVCardText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(CONTROLS, '');

/** A support contact as vCard 4.0 (RFC 6350), in UTF-8 with lines of at most 75 octets. */
export function writeVCard(partner: VCardPartner): string {
  const { name, tenantId, support } = partner;
  const { email, telephone, website, languages, hours } = support;
  const mail = email && parseMailAddress(email);
  const url = website && websiteLink(website);
  const note = hours && `${formatHours(hours)} (${hours.timeZone})`;
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:urn:uuid:${tenantId}`,
    `FN:${escapeVCardText(name)}`,
    `ORG:${escapeVCardText(name)}`,
    ...(telephone ? [telephoneLine(telephone)] : []),
    ...(mail ? [`EMAIL;TYPE=work:${escapeVCardText(mail)}`] : []),
    ...(url ? [`URL;TYPE=work:${url}`] : []),
    ...languages.map((tag) => `LANG;TYPE=work:${tag}`),
    ...(note ? [`NOTE:${escapeVCardText(note)}`] : []),
    'END:VCARD',
  ]
    .map(foldLine)
    .join('');
}

/** A number that cannot be dialled is text, as RFC 6350 §6.4.1 allows. */
function telephoneLine(telephone: string): string {
  const link = telephoneLink(telephone);
  return link ? `TEL;VALUE=uri;TYPE="work,voice":${link}` : `TEL;TYPE="work,voice":${escapeVCardText(telephone)}`;
}

/** RFC 6350 §3.2: at most 75 octets a line, no character torn; what follows begins with a space. */
export function foldLine(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8Size(character);
    if (octets + size > MAX_LINE_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].map((one) => `${one}\r\n`).join('');
}

function utf8Size(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
