import { describe, expect, it } from 'vitest';
import { ImportRefused } from '../../lib/transfer/import-refused.ts';
import { checkFileSize, MAX_FILE_MEGABYTES, sniffFile } from '../../lib/transfer/sniff-file.ts';
import { encodeUtf16 } from './encode-utf16.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (fault) {
    if (fault instanceof ImportRefused) return { code: fault.code, params: fault.params };
    throw fault;
  }
  return undefined;
};

describe('sniffFile', () => {
  it.each([
    ['UTF-8', utf8('CustomerId\n'), { encoding: 'utf-8', kind: 'csv' }],
    ['UTF-8 with a mark', utf8('\uFEFFCustomerId\n'), { encoding: 'utf-8', kind: 'csv' }],
    [
      'UTF-16 little endian with a mark',
      encodeUtf16('\uFEFFCustomerId\n', true),
      { encoding: 'utf-16le', kind: 'csv' },
    ],
    ['UTF-16 big endian with a mark', encodeUtf16('\uFEFFCustomerId\n', false), { encoding: 'utf-16be', kind: 'csv' }],
    ['UTF-16 without a mark', encodeUtf16('CustomerId\n', true), { encoding: 'utf-16le', kind: 'csv' }],
    ['a cell that only begins with a bracket', utf8('<5,CustomerId\n'), { encoding: 'utf-8', kind: 'csv' }],
    ['JSON', utf8(' {"format":1}'), { encoding: 'utf-8', kind: 'json' }],
    ['a character cut by the end of what it sees', utf8('Müll').slice(0, 2), { encoding: 'utf-8', kind: 'csv' }],
  ])('knows %s', (_, head, sniffed) => {
    expect(sniffFile(head)).toEqual(sniffed);
  });

  it.each([
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'fileIsSpreadsheet'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'fileIsSpreadsheet'],
    ['a PDF', utf8('%PDF-1.7'), 'fileIsBinary'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'fileIsBinary'],
    ['a web page', utf8('\n<!DOCTYPE html><html>'), 'fileIsWebPage'],
    ['a piece of a web page', utf8('<table><tr><td>CustomerId</td></tr></table>'), 'fileIsWebPage'],
    ['XML', utf8('\uFEFF<?xml version="1.0"?>'), 'fileIsWebPage'],
    ['a comment in markup', utf8('<!-- saved from -->'), 'fileIsWebPage'],
    ['a tag in capitals', utf8('<SCRIPT>'), 'fileIsWebPage'],
    ['blank space', utf8(' \r\n'), 'fileEmpty'],
    ['an old code page', Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72), 'encodingUnknown'],
  ])('refuses %s', (_, head, code) => {
    expect(refusal(() => sniffFile(head))?.code).toBe(code);
  });
});

describe('checkFileSize', () => {
  it('refuses an empty file', () => {
    expect(refusal(() => checkFileSize(0))?.code).toBe('fileEmpty');
  });

  it('names size and limit of a file that is too large', () => {
    const refused = refusal(() => checkFileSize(200 * 2 ** 20));
    expect(refused).toEqual({ code: 'fileTooLarge', params: { size: 200, limit: MAX_FILE_MEGABYTES } });
  });

  it('takes a file of exactly the limit', () => {
    expect(refusal(() => checkFileSize(MAX_FILE_MEGABYTES * 2 ** 20))).toBeUndefined();
  });
});
