import type { TenantId } from '../directory/types.ts';
import { ByteReader } from './byte-reader.ts';
import { NAME_KEY_STEP } from './doc-order.ts';
import { type DocText, TextReader } from './doc-texts.ts';
import { fold } from './fold.ts';
import { GUID_BYTES, guidBeginsWith, tenantIdAt } from './guid.ts';
import { LevelsPool } from './levels.ts';
import { linesOf } from './name-pages.ts';
import { type OpenedParts, readSegment } from './segment-format.ts';
import { WordReader } from './word-reader.ts';

/** Packed customers, numbered in the order among equals: active ones by folded name, then the others. */
export interface Segment {
  docCount: number;
  activeCount: number;
  dictionary: { words: WordReader; starts: Uint32Array };
  grams: { upper: Uint32Array; last: Uint16Array; blocksOf(n: number): Uint32Array };
  subscriptions: { heads: Uint32Array; tails: Uint16Array; counts: Uint16Array };
  /** The customers for whom a partner is designated, ascending. */
  docsOfSupporter(tenantId: TenantId): Uint32Array;
  tenantBytes: Uint8Array;
  /** For the search that is running. */
  pool: LevelsPool;
  tenantOf(doc: number): TenantId;
  /** Whether a customer's tenant id begins with these hex digits. */
  isTenant(doc: number, digits: string): boolean;
  textOf(doc: number): DocText;
  foldedName(doc: number): string;
}

/** Throws `DamagedSegment` when the bytes are of another version or were altered. */
export function openSegment(bytes: Uint8Array<ArrayBuffer>): Segment {
  const parts = readSegment(bytes);
  const tenants = parts.bytes('tenants');
  const texts = new TextReader(parts.bytes('texts'), parts.words('textStarts'), linesOf(parts.bytes('domainEndings')));
  const nameKeys = linesOf(parts.bytes('nameKeys'));
  return {
    docCount: parts.docCount,
    activeCount: parts.activeCount,
    dictionary: { words: new WordReader(parts.bytes('dictionary')), starts: parts.words('dictionaryStarts') },
    grams: {
      upper: parts.words('gramUpper'),
      last: parts.halves('gramLast'),
      blocksOf: listsOf(parts.bytes('gramBlocks'), parts.words('gramStarts')),
    },
    subscriptions: {
      heads: parts.words('subscriptionHeads'),
      tails: parts.halves('subscriptionTails'),
      counts: parts.halves('subscriptionCounts'),
    },
    docsOfSupporter: supportersOf(parts),
    tenantBytes: tenants,
    pool: new LevelsPool(parts.docCount),
    tenantOf: (doc) => tenantIdAt(tenants, doc * GUID_BYTES),
    isTenant: (doc, digits) => guidBeginsWith(tenants, doc * GUID_BYTES, digits),
    textOf: (doc) => texts.textOf(doc),
    foldedName: (doc) =>
      (doc % NAME_KEY_STEP === 0 ? nameKeys[doc / NAME_KEY_STEP] : undefined) ?? fold(texts.nameOf(doc)),
  };
}

function supportersOf(parts: OpenedParts): Segment['docsOfSupporter'] {
  const ids = parts.bytes('supporters');
  const listOf = listsOf(parts.bytes('supporterDocs'), parts.words('supporterStarts'));
  const count = ids.length / GUID_BYTES;
  const placeOf = new Map(Array.from({ length: count }, (_, n) => [tenantIdAt(ids, n * GUID_BYTES), n]));
  const known = new Map<TenantId, Uint32Array>();
  return (tenantId) => {
    const place = placeOf.get(tenantId);
    const docs = known.get(tenantId) ?? (place === undefined ? new Uint32Array() : listOf(place));
    known.set(tenantId, docs);
    return docs;
  };
}

/** Lists of ascending numbers, each kept as differences. */
function listsOf(bytes: Uint8Array, starts: Uint32Array): (n: number) => Uint32Array {
  return (n) => {
    const [from = 0, to = 0] = [starts[n], starts[n + 1]];
    const reader = new ByteReader(bytes);
    reader.at = from;
    const values = new Uint32Array(to - from);
    let count = 0;
    for (let value = 0; reader.at < to; count++) {
      value += reader.varint();
      values[count] = value;
    }
    return values.subarray(0, count);
  };
}
