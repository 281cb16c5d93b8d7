import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartnerCenterChange } from '../../lib/directory/partner-center-change.ts';
import { quotePowerShell, writePowerShell } from '../../lib/transfer/power-shell.ts';
import { subscriptionId, tenant } from '../fixtures/documents.ts';

const QUOTES = "'\u2018\u2019\u201A\u201B";
const isQuote = (character: string | undefined) => character !== undefined && QUOTES.includes(character);

/** A line as PowerShell's tokenizer splits it where only bare words and verbatim strings are allowed: throws for anything else. */
function tokens(line: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < line.length) {
    if (line[at] === ' ') at += 1;
    else if (isQuote(line[at])) {
      let text = '';
      for (at += 1; ; at += 1) {
        if (at >= line.length) throw new Error(`a string never ends: ${line}`);
        if (isQuote(line[at]) && !isQuote(line[at + 1])) break;
        if (isQuote(line[at])) at += 1;
        text += line[at];
      }
      at += 1;
      if (at < line.length && line[at] !== ' ') throw new Error(`text after a string: ${line}`);
      found.push(text);
    } else {
      const word = /^-?[A-Za-z-]+/.exec(line.slice(at))?.[0];
      if (!word) throw new Error(`neither word nor string at ${at}: ${line}`);
      at += word.length;
      found.push(word);
    }
  }
  return found;
}

const HOSTILE = [
  ...QUOTES,
  '"',
  '`',
  '$(',
  ')',
  '$',
  ';',
  '|',
  '&',
  '#',
  '{',
  '}',
  '@',
  ' ',
  '-',
  '\\',
  '<#',
  '#>',
  '\u2013',
  'a',
  '日',
];
const BREAKS = ['\n', '\r', '\r\n', '\u0000', '\u0085', '\u2028', '\u2029'];
const hostile = (pieces: string[]) =>
  fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

const changeNamed = (companyName: string, offerName: string, name: string): PartnerCenterChange => ({
  customer: { tenantId: tenant(1), companyName },
  subscription: { id: subscriptionId(2), offerName, friendlyName: '' },
  contact: { supportTenantId: tenant(3), supportMpnId: '0004391507', name },
});

describe('a PowerShell command', () => {
  it.each([
    ['an apostrophe is doubled', "Trey's", "'Trey''s'"],
    [
      'typographic quotation marks too',
      '\u2018a\u2019b\u201Ac\u201B',
      "'\u2018\u2018a\u2019\u2019b\u201A\u201Ac\u201B\u201B'",
    ],
    ['nothing is expanded', '$(Remove-Item *) `n "x"', `'$(Remove-Item *) \`n "x"'`],
    ['a line break becomes a space', 'a\r\nRemove-Item *', "'a Remove-Item *'"],
  ])('quotes text: %s', (_, text, quoted) => {
    expect(quotePowerShell(text)).toBe(quoted);
  });

  it('reads back as one string, whatever it holds', () => {
    fc.assert(
      fc.property(hostile(HOSTILE), (text) => {
        // Control characters become spaces, as the next test shows.
        fc.pre(!/[\p{Cc}\u2028\u2029]/u.test(text));
        expect(tokens(quotePowerShell(text))).toEqual([text]);
      }),
    );
  });

  it('is one comment and one command of five parameters for hostile names', () => {
    const text = hostile([...HOSTILE, ...BREAKS]);
    fc.assert(
      fc.property(text, text, text, (company, offer, name) => {
        const written = writePowerShell([changeNamed(company, offer, name)]);
        const [comment = '', command = '', end, ...more] = written.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
        expect(comment.startsWith('# ')).toBe(true);
        expect([end, ...more]).toEqual(['']);
        const [verb, ...parameters] = tokens(command);
        expect(verb).toBe('Set-PartnerCustomerSubscriptionSupportContact');
        expect(parameters.filter((_, index) => index % 2 === 0)).toEqual([
          '-CustomerId',
          '-SubscriptionId',
          '-SupportTenantId',
          '-SupportMpnId',
          '-Name',
        ]);
        expect(parameters.filter((_, index) => index % 2 === 1).slice(0, 4)).toEqual([
          tenant(1),
          subscriptionId(2),
          tenant(3),
          '0004391507',
        ]);
        expect(parameters).toHaveLength(10);
      }),
    );
  });
});
