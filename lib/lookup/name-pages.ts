import type { TenantId } from '../directory/types.ts';
import { NAME_KEY_STEP } from './doc-order.ts';
import { type DocText, TEXT_BLOCK, TextReader } from './doc-texts.ts';
import { GUID_BYTES, tenantIdAt } from './guid.ts';
import { DamagedSegment, hashOf, type OpenedParts } from './segment-format.ts';

/**
 * A page is what is shown of the customers from one key of `nameKeys` to the next, so that a few of them can be read
 * without the rest of a segment. Of each: where its texts start, their hash, and that of its tenant ids; behind the
 * last one where its texts end.
 */
const WORDS_PER_PAGE = 3;
const BLOCKS_PER_PAGE = NAME_KEY_STEP / TEXT_BLOCK;
const PAGE_ID_BYTES = NAME_KEY_STEP * GUID_BYTES;

export interface NamedDoc extends DocText {
  tenantId: TenantId;
}

/** Aligned, as hashing needs it. */
const hashOfPart = (bytes: Uint8Array, from: number, to: number) => hashOf(bytes.slice(from, to), 0, to - from);

export function packNamePages(texts: Uint8Array, textStarts: Uint32Array, tenants: Uint8Array): Uint32Array {
  const count = Math.ceil(textStarts.length / BLOCKS_PER_PAGE);
  const packed = new Uint32Array(count * WORDS_PER_PAGE + 1);
  const startOf = (page: number) => textStarts[page * BLOCKS_PER_PAGE] ?? texts.length;
  for (let page = 0; page < count; page++) {
    const idsEnd = Math.min((page + 1) * PAGE_ID_BYTES, tenants.length);
    const hashes = [
      hashOfPart(texts, startOf(page), startOf(page + 1)),
      hashOfPart(tenants, page * PAGE_ID_BYTES, idsEnd),
    ];
    packed.set([startOf(page), ...hashes], page * WORDS_PER_PAGE);
  }
  packed[count * WORDS_PER_PAGE] = texts.length;
  return packed;
}

/** Reads the customers of the pages before `to` out of a stored segment. Throws `DamagedSegment` when one was altered. */
export async function readNamePages(
  stored: Blob,
  front: OpenedParts,
  from: number,
  to: number,
): Promise<Iterable<NamedDoc>> {
  const pages = front.words('namePages');
  const startOf = (page: number) => pages[page * WORDS_PER_PAGE] ?? 0;
  const firstDoc = from * NAME_KEY_STEP;
  const count = Math.min(to * NAME_KEY_STEP, front.docCount) - firstDoc;
  const [texts, ids] = await Promise.all([
    readBytes(stored, front.start('texts') + startOf(from), startOf(to) - startOf(from)),
    readBytes(stored, front.start('tenants') + firstDoc * GUID_BYTES, count * GUID_BYTES),
  ]);
  for (let page = from; page < to; page++) {
    const [textsFrom, idsFrom] = [startOf(page) - startOf(from), (page - from) * PAGE_ID_BYTES];
    const isSound =
      hashOfPart(texts, textsFrom, startOf(page + 1) - startOf(from)) === pages[page * WORDS_PER_PAGE + 1] &&
      hashOfPart(ids, idsFrom, Math.min(idsFrom + PAGE_ID_BYTES, ids.length)) === pages[page * WORDS_PER_PAGE + 2];
    if (!isSound) throw new DamagedSegment('The lookup index was altered in a page of its names.');
  }
  const reader = new TextReader(texts, new Uint32Array(), linesOf(front.bytes('domainEndings')));
  return docsOf(reader, ids);
}

/** Made as they are asked for. */
function* docsOf(texts: TextReader, ids: Uint8Array): Generator<NamedDoc> {
  for (let doc = 0; doc * GUID_BYTES < ids.length; doc++)
    yield { tenantId: tenantIdAt(ids, doc * GUID_BYTES), ...texts.textOf(doc) };
}

/** Throws `DamagedSegment` when there are fewer. */
export async function readBytes(stored: Blob, start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await stored.slice(start, start + length).arrayBuffer());
  if (bytes.length < length) throw new DamagedSegment('The lookup index is cut short.');
  return bytes;
}

export const linesOf = (bytes: Uint8Array): string[] => new TextDecoder().decode(bytes).split('\n');
