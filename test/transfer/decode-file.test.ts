import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../lib/transfer/decode-file.ts';
import type { Encoding } from '../../lib/transfer/sniff-file.ts';
import { encodeUtf16 } from './encode-utf16.ts';

async function decode(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding) {
  const chunks = await Array.fromAsync(decodeFile(new Blob([bytes]), encoding));
  return { text: chunks.map(({ text }) => text).join(''), damaged: chunks.some(({ damaged }) => damaged) };
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const TEXT = 'CustomerId,青空 😀 \uFFFD Größe';

describe('decodeFile', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\uFEFF${TEXT}`), 'utf-8'],
    ['UTF-16 little endian', encodeUtf16(`\uFEFF${TEXT}`, true), 'utf-16le'],
    ['UTF-16 big endian', encodeUtf16(`\uFEFF${TEXT}`, false), 'utf-16be'],
  ] as const)('reads %s', async (_, bytes, encoding) => {
    expect(await decode(bytes, encoding)).toEqual({ text: TEXT, damaged: false });
  });

  it('keeps a character whole that two pieces of the file share', async () => {
    const text = `${'x'.repeat(4 * 2 ** 20 - 1)}青空`;
    expect(await decode(utf8(text), 'utf-8')).toEqual({ text, damaged: false });
  });

  it.each([
    ['a stray byte', Uint8Array.of(0x61, 0xfc, 0x62), 'a\uFFFDb'],
    ['a character cut by the end of the file', utf8('a青').slice(0, 3), 'a\uFFFD'],
  ])('tells of %s', async (_, bytes, text) => {
    expect(await decode(bytes, 'utf-8')).toEqual({ text, damaged: true });
  });
});
