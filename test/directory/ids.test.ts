import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseCountry,
  parseDomain,
  parseIsoDate,
  parseMpnId,
  parseSubscriptionId,
  parseTenantId,
} from '../../lib/directory/ids.ts';

const GUID = '0c39d6d5-c70d-4c55-bc02-f620844f3fd1';

describe('parseTenantId and parseSubscriptionId', () => {
  it.each([
    ['lower case as it is', GUID, GUID],
    ['upper case', GUID.toUpperCase(), GUID],
    ['braces', `{${GUID}}`, GUID],
    ['outer space and a byte-order mark', `\uFEFF ${GUID}\r\n`, GUID],
    ['no dashes', GUID.replaceAll('-', ''), undefined],
    ['one brace', `{${GUID}`, undefined],
    ['a dash out of place', '0c39d6d5c-70d-4c55-bc02-f620844f3fd1', undefined],
    ['a letter past f', GUID.replace('f', 'g'), undefined],
    ['a digit of another script', GUID.replace('0', '０'), undefined],
    ['a digit too many', `${GUID}0`, undefined],
    ['nothing', '', undefined],
  ])('answers for %s', (_, text, expected) => {
    expect(parseTenantId(text)).toBe(expected);
    expect(parseSubscriptionId(text)).toBe(expected);
  });

  it('takes every GUID in any case', () => {
    fc.assert(fc.property(fc.uuid(), (id) => parseTenantId(`{${id.toUpperCase()}}`) === id));
  });
});

describe('parseIsoDate', () => {
  it.each([
    ['a day', '2026-12-25', '2026-12-25'],
    ['a leap day', '2024-02-29', '2024-02-29'],
    ['a leap day of a century that has one', '2000-02-29', '2000-02-29'],
    ['a leap day of a century that has none', '2100-02-29', undefined],
    ['the 31st of April', '2026-04-31', undefined],
    ['the 0th', '2026-04-00', undefined],
    ['the 13th month', '2026-13-01', undefined],
    ['month zero', '2026-00-01', undefined],
    ['a time of day', '2026-12-25T00:00:00Z', undefined],
    ['slashes', '2026/12/25', undefined],
  ])('answers for %s', (_, text, expected) => expect(parseIsoDate(text)).toBe(expected));

  it('takes every day there is', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(days, (date) => parseIsoDate(date.toISOString().slice(0, 10)) !== undefined));
  });
});

describe('parseMpnId', () => {
  it.each([
    ['digits', '4391507', '4391507'],
    ['leading zeros, which stay', '0004391', '0004391'],
    ['outer space', ' 12 ', '12'],
    ['letters', '12a', undefined],
    ['a sign', '+12', undefined],
    ['a decimal point', '1.0', undefined],
    ['21 digits', '1'.repeat(21), undefined],
    ['nothing', '', undefined],
  ])('answers for %s', (_, text, expected) => expect(parseMpnId(text)).toBe(expected));
});

describe('parseCountry', () => {
  it.each([
    ['lower case', 'jp', 'JP'],
    ['outer space', ' US ', 'US'],
    ['three letters', 'USA', undefined],
    ['a name', 'Japan', undefined],
    ['nothing', '', undefined],
  ])('answers for %s', (_, text, expected) => expect(parseCountry(text)).toBe(expected));
});

describe('parseDomain', () => {
  it.each([
    ['a domain', 'contoso.com', 'contoso.com'],
    ['upper case', 'Contoso.OnMicrosoft.COM', 'contoso.onmicrosoft.com'],
    ['a trailing dot', 'contoso.com.', 'contoso.com'],
    ['an internationalised name', 'Bücher.example', 'xn--bcher-kva.example'],
    ['a Japanese name with a Japanese full stop', '例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['its ASCII form', 'XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['a single label', 'localhost', undefined],
    ['an IPv4 address', '10.0.0.1', undefined],
    ['an IPv4 address in hexadecimal', '0x7f.0x1', undefined],
    ['an IPv4 address in full-width digits', '１０.０.０.１', undefined],
    ['an IPv6 address', '[::1]', undefined],
    ['a URL', 'https://contoso.com', undefined],
    ['a path', 'contoso.com/x', undefined],
    ['a port', 'contoso.com:443', undefined],
    ['a user name', 'a@contoso.com', undefined],
    ['an escaped character', 'conto%73o.com', undefined],
    ['space inside', 'con toso.com', undefined],
    ['an empty label', 'contoso..com', undefined],
    ['a label that begins with a dash', '-contoso.com', undefined],
    ['a label of 64 characters', `${'a'.repeat(64)}.com`, undefined],
    ['254 characters', `${'a.'.repeat(125)}comx`, undefined],
    ['nothing', '', undefined],
  ])('answers for %s', (_, text, expected) => expect(parseDomain(text)).toBe(expected));

  it('is stable: what it gives it takes, unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        const domain = parseDomain(text);
        expect(domain === undefined ? undefined : parseDomain(domain)).toBe(domain);
      }),
    );
  });
});
