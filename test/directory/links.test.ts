import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailLink, telephoneLink, websiteLink } from '../../lib/directory/links.ts';

describe('telephoneLink', () => {
  it.each([
    ['an international number', '+81 3-1234-5678', 'tel:+81312345678'],
    ['a local number', '(03) 1234.5678', 'tel:0312345678'],
    ['full-width digits and dashes', '＋８１　３－１２３４－５６７８', 'tel:+81312345678'],
    ['a trunk zero in an international number', '+44 (0)20 7946 0000', 'tel:+442079460000'],
    ['a tel: link', 'tel:+4930123456', 'tel:+4930123456'],
    ['an emergency number', '110', 'tel:110'],
    ['an extension', '+1 425 555 0100 ext. 42', 'tel:+14255550100;ext=42'],
    ['an extension after x', '425-555-0100 x42', 'tel:4255550100;ext=42'],
    ['a Japanese extension', '03-1234-5678 内線 42', 'tel:0312345678;ext=42'],
    ['letters', '1-800-FLOWERS', undefined],
    ['a parameter', '+81312345678;phone-context=evil', undefined],
    ['a service code', '*#06#', undefined],
    ['a service code behind a number', '03-1234-5678*#21#', undefined],
    ['a pause', '0312345678,,9', undefined],
    ['two numbers', '03-1234-5678 / 03-1234-5679', undefined],
    ['a second plus', '+81+3', undefined],
    ['16 digits', '1234567890123456', undefined],
    ['two digits', '11', undefined],
    ['a script', 'javascript:alert(1)', undefined],
    ['a doubled scheme', 'tel:tel:123', undefined],
    ['an escaped character', '+81%0d312345', undefined],
    ['nothing', '  ', undefined],
  ])('answers for %s', (_, text, expected) => expect(telephoneLink(text)).toBe(expected));

  it('holds nothing but digits and an extension, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ()x.;*#-]{3,20}$/)), (text) => {
        expect(telephoneLink(text) ?? 'tel:000').toMatch(/^tel:\+?\d{3,15}(;ext=\d{1,10})?$/);
      }),
    );
  });
});

describe('mailLink', () => {
  it.each([
    ['an address', 'help@contoso.com', undefined, 'mailto:help@contoso.com'],
    ['outer space and capitals in the domain', ' Help@Contoso.COM ', undefined, 'mailto:Help@contoso.com'],
    ['a plus address', 'help+m365@contoso.com', undefined, 'mailto:help%2Bm365@contoso.com'],
    ['an internationalised domain', 'help@bücher.example', undefined, 'mailto:help@xn--bcher-kva.example'],
    [
      'a subject with its own syntax',
      'a@b.example',
      { subject: 'x&bcc=y@z.example?' },
      'mailto:a@b.example?subject=x%26bcc%3Dy%40z.example%3F',
    ],
    [
      'a subject of two lines',
      'a@b.example',
      { subject: 'one\r\nBcc: y@z.example' },
      'mailto:a@b.example?subject=one%20Bcc%3A%20y%40z.example',
    ],
    [
      'a body of two lines',
      'a@b.example',
      { subject: '件名', body: '1\n2\r\n3' },
      'mailto:a@b.example?subject=%E4%BB%B6%E5%90%8D&body=1%0D%0A2%0D%0A3',
    ],
    ['half a surrogate pair', 'a@b.example', { body: '\ud800' }, 'mailto:a@b.example?body=%EF%BF%BD'],
    ['a header in the address', 'a@b.example?bcc=y@z.example', undefined, undefined],
    ['a header in the local part', 'a?bcc=y@b.example', undefined, undefined],
    ['a line break', 'a@b.example\r\nBcc: y@z.example', undefined, undefined],
    ['a line break before the at sign', 'a\r\nb@c.example', undefined, undefined],
    ['an escaped line break', 'a%0d%0abcc@b.example', undefined, undefined],
    ['two addresses', 'a@b.example,c@d.example', undefined, undefined],
    ['a display name', 'Help <a@b.example>', undefined, undefined],
    ['a quoted local part', '"a b"@c.example', undefined, undefined],
    ['a mailto: link', 'mailto:a@b.example', undefined, undefined],
    ['no domain', 'help', undefined, undefined],
    ['an IP address', 'a@10.0.0.1', undefined, undefined],
    ['a local part of 65 characters', `${'a'.repeat(65)}@b.example`, undefined, undefined],
    ['nothing', '', undefined, undefined],
  ])('answers for %s', (_, address, text, expected) => expect(mailLink(address, text)).toBe(expected));

  it('has one recipient and the headers asked for, whatever is written', () => {
    const anyText = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), anyText), anyText, anyText, (address, subject, body) => {
        const link = mailLink(address, { subject, body });
        if (link === undefined) return;
        const url = new URL(link);
        expect(url.protocol).toBe('mailto:');
        expect(url.pathname).toMatch(/^[^@,?&]+@[a-z0-9.-]+$/);
        expect([...url.searchParams.keys()]).toEqual([...(subject ? ['subject'] : []), ...(body ? ['body'] : [])]);
        expect(url.searchParams.get('body') ?? '').toBe(body.toWellFormed().replace(/\r\n?|\n/g, '\r\n'));
      }),
    );
  });
});

describe('websiteLink', () => {
  it.each([
    ['an address', 'https://contoso.com/support?x=1#y', 'https://contoso.com/support?x=1#y'],
    ['an address without scheme', 'contoso.com/support', 'https://contoso.com/support'],
    ['http', 'HTTP://contoso.com', 'https://contoso.com/'],
    ['the usual port', 'https://contoso.com:443/', 'https://contoso.com/'],
    ['an at sign in the path', 'medium.example/@contoso', 'https://medium.example/@contoso'],
    ['an internationalised name', 'bücher.example', 'https://xn--bcher-kva.example/'],
    ['a quote and markup in the path', 'https://contoso.com/"><img>', 'https://contoso.com/%22%3E%3Cimg%3E'],
    ['a script', 'javascript:alert(1)', undefined],
    ['a script in capitals with a tab', 'Java\tScript:alert(1)', undefined],
    ['a script that looks like a host', 'javascript://contoso.com/%0aalert(1)', undefined],
    ['inline data', 'data:text/html,<script>alert(1)</script>', undefined],
    ['a file', 'file:///etc/passwd', undefined],
    ['another scheme', 'ftp://contoso.com', undefined],
    ['a doubled scheme', 'https://https://contoso.com', undefined],
    ['a user name', 'https://contoso.com@evil.example/', undefined],
    ['an empty user name', 'https://@evil.example/', undefined],
    ['another port', 'https://contoso.com:8443/', undefined],
    ['another port without scheme', 'contoso.com:8080', undefined],
    ['an IP address', 'https://10.0.0.1/', undefined],
    ['an IP address as a number', 'https://2130706433/', undefined],
    ['a local name', 'https://intranet/', undefined],
    ['a backslash', 'https:\\\\evil.example', undefined],
    ['no scheme but slashes', '//evil.example', undefined],
    ['space inside', 'https://contoso.com/a b', undefined],
    ['a line break inside', 'https://contoso.com/\r\nx', undefined],
    ['2,049 characters', `contoso.com/${'x'.repeat(2037)}`, undefined],
    ['nothing', '', undefined],
  ])('answers for %s', (_, text, expected) => expect(websiteLink(text)).toBe(expected));

  it('is https on a domain name and stable, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.string(), fc.webUrl({ withFragments: true })), (text) => {
        const link = websiteLink(text);
        if (link === undefined) return;
        expect(link).toMatch(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+\.?\//);
        expect(websiteLink(link)).toBe(link);
      }),
    );
  });
});
