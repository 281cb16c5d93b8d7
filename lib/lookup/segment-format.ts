/**
 * A segment is one run of bytes: a header, then sections, each aligned for the widest numbers in it so that a reader
 * looks at them in place. Integers are little-endian, as on every machine a browser runs on.
 */
const MAGIC = 0x4b4c4353; // "SCLK"
/** Raised whenever the meaning of any byte changes; a segment of another version is built anew. */
const VERSION = 3;

const SECTIONS = [
  /** The folded name of every 256th customer, as lines. */
  'nameKeys',
  /** Where each page of names is, and how it is told from an altered one: see name-pages.ts. */
  'namePages',
  'domainEndings',
  /** UTF-16 units, lists of customers: see dictionary.ts. */
  'dictionary',
  'dictionaryStarts',
  'gramUpper',
  'gramLast',
  'gramStarts',
  'gramBlocks',
  /** What is shown: see doc-texts.ts. */
  'texts',
  'textStarts',
  'tenants',
  'subscriptionHeads',
  'subscriptionTails',
  'subscriptionCounts',
  'supporters',
  'supporterStarts',
  'supporterDocs',
] as const;

export type SectionName = (typeof SECTIONS)[number];
type Section = Uint8Array | Uint16Array | Uint32Array;

/** What comes before this one is small, and enough to find the rest by. */
const FIRST_LARGE: SectionName = 'dictionary';

export interface SegmentParts {
  docCount: number;
  /** Customers with an active subscription; they are numbered first. */
  activeCount: number;
  sections: Record<SectionName, Section>;
}

/** The bytes are not a segment of this version, or were altered. */
export class DamagedSegment extends Error {
  override name = 'DamagedSegment';
}

const ALIGNMENT = 8;
const aligned = (offset: number) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
const WORDS_BEFORE_SECTIONS = 5;
const WORDS_PER_SECTION = 3;
const HEADER_WORDS = WORDS_BEFORE_SECTIONS + WORDS_PER_SECTION * SECTIONS.length;
const HEADER_BYTES = aligned(HEADER_WORDS * 4);

const bytesOf = (part: Section) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength);

export function writeSegment({ docCount, activeCount, sections }: SegmentParts): Uint8Array<ArrayBuffer> {
  const header = new Uint32Array(HEADER_BYTES / 4);
  let end = HEADER_BYTES;
  const places = SECTIONS.map((name, n) => {
    const part = bytesOf(sections[name]);
    const start = aligned(end);
    end = start + part.length;
    header.set([start, part.length], WORDS_BEFORE_SECTIONS + WORDS_PER_SECTION * n);
    return { start, part };
  });
  const bytes = new Uint8Array(aligned(end));
  for (const [n, { start, part }] of places.entries()) {
    bytes.set(part, start);
    header[WORDS_BEFORE_SECTIONS + WORDS_PER_SECTION * n + 2] = hashOf(bytes, start, part.length);
  }
  header.set([MAGIC, VERSION, docCount, activeCount]);
  header[4] = hashOfHeader(header);
  bytes.set(bytesOf(header));
  return bytes;
}

/** What the header tells. Throws `DamagedSegment` when it is none of ours. */
function readHeader(bytes: Uint8Array<ArrayBuffer>) {
  if (bytes.length < HEADER_BYTES) throw new DamagedSegment('The lookup index is cut short.');
  const header = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + HEADER_BYTES));
  const [magic, version, docCount = 0, activeCount = 0, hash] = header;
  if (magic !== MAGIC || version !== VERSION) throw new DamagedSegment('The lookup index is of another version.');
  if (hash !== hashOfHeader(header)) throw new DamagedSegment('The header of the lookup index was altered.');
  const place = (name: SectionName) => {
    const at = WORDS_BEFORE_SECTIONS + WORDS_PER_SECTION * SECTIONS.indexOf(name);
    const [start = 0, length = 0, hash = 0] = header.subarray(at, at + WORDS_PER_SECTION);
    return { start, length, hash };
  };
  return { docCount, activeCount, place };
}

/** A segment's sections by name, as the numbers they consist of. */
export interface OpenedParts extends Omit<SegmentParts, 'sections'> {
  bytes(name: SectionName): Uint8Array;
  halves(name: SectionName): Uint16Array;
  words(name: SectionName): Uint32Array;
  /** Where a section begins. */
  start(name: SectionName): number;
  /** Bytes of the header and of the small sections behind it, which can be read by themselves. */
  frontLength: number;
}

/** The parts of a segment, or of its front, looked at in place; asking for one that was altered throws `DamagedSegment`, as this does. */
export function readSegment(bytes: Uint8Array<ArrayBuffer>): OpenedParts {
  const { docCount, activeCount, place } = readHeader(bytes);
  const section = (name: SectionName) => {
    const { start, length, hash } = place(name);
    if (start + length > bytes.length) throw new DamagedSegment(`The lookup index is cut short in its ${name}.`);
    if (hashOf(bytes, start, length) !== hash) throw new DamagedSegment(`The lookup index was altered in its ${name}.`);
    return bytes.subarray(start, start + length);
  };
  return {
    docCount,
    activeCount,
    start: (name) => place(name).start,
    frontLength: place(FIRST_LARGE).start,
    bytes: section,
    halves: (name) => {
      const { buffer, byteOffset, length } = section(name);
      return new Uint16Array(buffer, byteOffset, length / 2);
    },
    words: (name) => {
      const { buffer, byteOffset, length } = section(name);
      return new Uint32Array(buffer, byteOffset, length / 4);
    },
  };
}

const hashOfHeader = (header: Uint32Array): number => {
  const covered = header.slice();
  covered[4] = 0;
  return hashOf(bytesOf(covered), 0, covered.byteLength);
};

const PRIME = 0x01000193;

/** FNV-1a over 32-bit words, where `start` is aligned for them, in four lanes: against damage, not against forgery. 10 MB take some 5 ms. */
export function hashOf(bytes: Uint8Array<ArrayBufferLike>, start: number, length: number): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + start, Math.floor(length / 4));
  let [a, b, c, d] = [0x811c9dc5, 0x2f0b4c47, 0x6a5d39e1, length];
  let at = 0;
  for (; at + 4 <= words.length; at += 4) {
    a = Math.imul(a ^ (words[at] ?? 0), PRIME);
    b = Math.imul(b ^ (words[at + 1] ?? 0), PRIME);
    c = Math.imul(c ^ (words[at + 2] ?? 0), PRIME);
    d = Math.imul(d ^ (words[at + 3] ?? 0), PRIME);
  }
  for (let rest = at * 4; rest < length; rest++) a = Math.imul(a ^ (bytes[start + rest] ?? 0), PRIME);
  const mixed = Math.imul(a ^ (b >>> 13), PRIME) ^ Math.imul(c ^ (d >>> 15), PRIME) ^ b ^ d;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
