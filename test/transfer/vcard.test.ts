import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHours } from '../../lib/directory/service-hours.ts';
import { vCardOf } from '../../lib/session/transfer-vcard.ts';
import { escapeVCardText, foldLine, writeVCard } from '../../lib/transfer/vcard.ts';
import { aPartner, tenant } from '../fixtures/documents.ts';

const octets = (text: string) => new TextEncoder().encode(text).length;
const unfold = (text: string) => text.replace(/\r\n /g, '');
/** As an address book reads a value. */
const readValue = (text: string) =>
  text.replace(/\\([\\,;n])/g, (_, character) => (character === 'n' ? '\n' : character));

describe('a vCard', () => {
  it('holds the ways to reach a partner', () => {
    const hours = parseHours('Mon-Fri 09:00-17:00; closed 2026-12-25', 'Asia/Tokyo');
    const support = {
      email: 'help@trey.example',
      telephone: '+81 3-5550-0123 ext. 4',
      website: 'https://trey.example/?a=1;b=2,c',
      languages: ['ja', 'en'],
      ...(hours ? { hours } : {}),
    };
    expect(writeVCard(aPartner(3, { name: 'Trey, Research; "KK"\\', support }))).toBe(
      [
        'BEGIN:VCARD',
        'VERSION:4.0',
        'KIND:org',
        `UID:urn:uuid:${tenant(3)}`,
        'FN:Trey\\, Research\\; "KK"\\\\',
        'ORG:Trey\\, Research\\; "KK"\\\\',
        'TEL;VALUE=uri;TYPE="work,voice":tel:+81355500123;ext=4',
        'EMAIL;TYPE=work:help@trey.example',
        'URL;TYPE=work:https://trey.example/?a=1;b=2,c',
        'LANG;TYPE=work:ja',
        'LANG;TYPE=work:en',
        'NOTE:Mon-Fri 09:00-17:00\\; closed 2026-12-25 (Asia/Tokyo)',
        'END:VCARD',
        '',
      ].join('\r\n'),
    );
  });

  it('states a number that cannot be dialled as text, and leaves out what is not known', () => {
    const text = writeVCard(aPartner(3, { support: { languages: [], telephone: 'ask, Kim' } }));
    expect(text).toContain('TEL;TYPE="work,voice":ask\\, Kim\r\n');
    expect(text).not.toMatch(/EMAIL|URL|NOTE|LANG/);
  });

  it.each([
    ['a line break', 'a\r\nEMAIL:x', 'a\\nEMAIL:x'],
    ['a comma and a semicolon', 'a,b;c', 'a\\,b\\;c'],
    ['a backslash', 'a\\n', 'a\\\\n'],
    ['a control character', 'a\u0000b', 'ab'],
  ])('escapes %s', (_, text, escaped) => {
    expect(escapeVCardText(text)).toBe(escaped);
  });

  it('can be injected by no name: its lines stay the same and the name reads back', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(fc.constantFrom('\r\n', '\n', ' ', ',', ';', '\\', ':', '"', 'END:VCARD', '日本', '😀'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(name, (text) => {
        const lines = unfold(writeVCard(aPartner(3, { name: text }))).split('\r\n');
        expect(lines.map((line) => line.split(':')[0])).toEqual([
          'BEGIN',
          'VERSION',
          'KIND',
          'UID',
          'FN',
          'ORG',
          'END',
          '',
        ]);
        const readable = text
          .toWellFormed()
          .replace(/\r\n?/g, '\n')
          .replace(/(?!\n)\p{Cc}/gu, '');
        expect(readValue(lines[4]?.slice(3) ?? '').replaceAll('\t', '')).toBe(readable);
      }),
    );
  });

  it('folds lines at 75 octets without tearing a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const line = raw.toWellFormed().replace(/[\r\n]/g, '');
        const folded = foldLine(line);
        for (const one of folded.split('\r\n')) expect(octets(one)).toBeLessThanOrEqual(75);
        expect(unfold(folded)).toBe(`${line}\r\n`);
        expect(folded.isWellFormed()).toBe(true);
      }),
    );
  });

  it.each([
    ['a name', 'Trey Research', 'Trey-Research.vcf'],
    ['a path', '../..\\etc/passwd', 'etc-passwd.vcf'],
    ['another script', '株式会社トレイ', '株式会社トレイ.vcf'],
    ['letters with vowel signs', 'हिन्दी सेवा', 'हिन्दी-सेवा.vcf'],
    ['signs without letters', '\u0301\u0301', 'contact.vcf'],
    ['a long name of characters of two units', `a${'𠮷'.repeat(60)}`, `a${'𠮷'.repeat(59)}.vcf`],
    ['a long name with a gap at its end', `${'a'.repeat(59)} b`, `${'a'.repeat(59)}.vcf`],
    ['nothing usable', '///', 'contact.vcf'],
  ])('is called after the partner: %s', (_, name, file) => {
    expect(vCardOf(aPartner(1, { name })).name).toBe(file);
  });
});
