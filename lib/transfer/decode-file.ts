import type { Encoding } from './sniff-file.ts';

const CHUNK_BYTES = 4 * 2 ** 20;

export interface DecodedChunk {
  text: string;
  /** Bytes read so far. */
  done: number;
}

/**
 * A file's text in pieces, without a byte order mark; no character is torn by a piece's end, as it is when
 * Papa Parse reads a file by itself (it decodes each slice alone).
 */
export async function* decodeFile(file: Blob, encoding: Encoding): AsyncGenerator<DecodedChunk> {
  const decoder = new TextDecoder(encoding);
  for (let start = 0; start < file.size; start += CHUNK_BYTES) {
    const bytes = await file.slice(start, start + CHUNK_BYTES).arrayBuffer();
    yield { text: decoder.decode(bytes, { stream: true }), done: Math.min(start + CHUNK_BYTES, file.size) };
  }
  const rest = decoder.decode();
  if (rest) yield { text: rest, done: file.size };
}
