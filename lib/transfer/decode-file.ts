import type { Encoding } from './sniff-file.ts';

const CHUNK_BYTES = 4 * 2 ** 20;

/** What a decoder puts where bytes are no text; a text may also hold it by itself. */
export const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES: Readonly<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbf, 0xbd],
  'utf-16le': [0xfd, 0xff],
  'utf-16be': [0xff, 0xfd],
};

export interface DecodedChunk {
  text: string;
  /** Bytes read so far. */
  done: number;
  /** Some of its bytes are no text in this encoding and became U+FFFD. */
  damaged: boolean;
}

/**
 * A file's text in pieces, without a byte order mark; no character is torn by a piece's end, as it is when
 * Papa Parse reads a file by itself (it decodes each slice alone).
 */
export async function* decodeFile(file: Blob, encoding: Encoding): AsyncGenerator<DecodedChunk> {
  const decoder = new TextDecoder(encoding);
  const readAt = (start: number) => file.slice(start, start + CHUNK_BYTES).arrayBuffer();
  let next = readAt(0);
  for (let start = 0; start < file.size; start += CHUNK_BYTES) {
    const bytes = new Uint8Array(await next);
    // The disk reads ahead while this piece is worked on.
    next = readAt(start + CHUNK_BYTES);
    const text = decoder.decode(bytes, { stream: true });
    yield { text, done: start + bytes.length, damaged: isDamaged(text, bytes, encoding) };
  }
  const rest = decoder.decode();
  if (rest) yield { text: rest, done: file.size, damaged: true };
}

/** More replacement characters than were written down. */
function isDamaged(text: string, bytes: Uint8Array, encoding: Encoding): boolean {
  if (!text.includes(REPLACEMENT)) return false;
  return text.split(REPLACEMENT).length - 1 !== countWritten(bytes, REPLACEMENT_BYTES[encoding]);
}

function countWritten(bytes: Uint8Array, [first = 0, ...others]: readonly number[]): number {
  let count = 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (others.every((byte, offset) => bytes[at + 1 + offset] === byte)) count += 1;
  }
  return count;
}
