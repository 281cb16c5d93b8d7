import { ImportRefused } from './import-refused.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';
export interface SniffedFile {
  encoding: Encoding;
  kind: 'csv' | 'json';
}

const MEBIBYTE = 2 ** 20;
/** 100,000 customers with 300,000 subscriptions are about 95 MB as CSV and 140 MB as JSON. */
export const MAX_FILE_MEGABYTES = 150;
/** How many of the first bytes `sniffFile` wants to see. */
export const HEAD_BYTES = 64 * 1024;

const SIGNATURES: readonly (readonly [code: string, bytes: readonly number[]])[] = [
  ['fileIsSpreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['fileIsSpreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['fileIsBinary', [0x25, 0x50, 0x44, 0x46]],
  ['fileIsBinary', [0x1f, 0x8b]],
];
const BYTE_ORDER_MARKS: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** No column of ours or of Partner Center begins like this: every tag, comment and declaration does. */
const MARKUP = /^<[a-z!?]/i;

const beginsWith = (head: Uint8Array, bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);

/** Refuses a file by its size in bytes alone, before any of it is read. Throws `ImportRefused`. */
export function checkFileSize(size: number): void {
  if (size === 0) throw new ImportRefused('fileEmpty');
  if (size <= MAX_FILE_MEGABYTES * MEBIBYTE) return;
  throw new ImportRefused('fileTooLarge', { size: Math.ceil(size / MEBIBYTE), limit: MAX_FILE_MEGABYTES });
}

/** Tells CSV from JSON and the encoding by a file's first bytes. Throws `ImportRefused` for what is neither. */
export function sniffFile(head: Uint8Array): SniffedFile {
  const signature = SIGNATURES.find(([, bytes]) => beginsWith(head, bytes));
  if (signature) throw new ImportRefused(signature[0]);
  const encoding = sniffEncoding(head);
  const start = decodeHead(head, encoding).trimStart();
  if (start === '') throw new ImportRefused('fileEmpty');
  if (MARKUP.test(start)) throw new ImportRefused('fileIsWebPage');
  return { encoding, kind: /^[{[]/.test(start) ? 'json' : 'csv' };
}

function sniffEncoding(head: Uint8Array): Encoding {
  const marked = BYTE_ORDER_MARKS.find(([, bytes]) => beginsWith(head, bytes));
  if (marked) return marked[0];
  if (!head.includes(0)) return 'utf-8';
  // Headers are ASCII: in UTF-16 without a mark one byte of each of their characters is zero.
  if (head[0] && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1]) return 'utf-16be';
  throw new ImportRefused('fileIsBinary');
}

/** The last character may be cut by the end of the head: `stream` lets that pass, and nothing else. */
function decodeHead(head: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch (cause) {
    if (cause instanceof TypeError) throw new ImportRefused('encodingUnknown');
    throw cause;
  }
}
