import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressWithFind, readFindText, tidyFindText } from '../../lib/surfaces/find-address.ts';

/** Half surrogates and control characters too. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

it('reads back what was put into an address, tidied', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { hash, pathname } = new URL(addressWithFind('popup.html', text), 'chrome-extension://id/');
      expect(pathname).toBe('/popup.html');
      expect(readFindText(hash) ?? '').toBe(tidyFindText(text));
    }),
  );
});

it.each([
  ['line breaks and runs of space', '  Contoso \n\t Ltd ', 'Contoso Ltd'],
  ['a whole page of text', 'x'.repeat(5000), 'x'.repeat(200)],
  ['half a character at the cut', `${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\ufffd`],
])('tidies %s', (_, text, expected) => {
  expect(tidyFindText(text)).toBe(expected);
});

it.each(['', '#', '#find=', '#find=%20', '#/customers', '#find'])('asks for nothing in %j', (hash) => {
  expect(readFindText(hash)).toBeUndefined();
});
