import type { LookupDoc } from '../directory/lookup-doc.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { commonLength } from './common-length.ts';
import { NumberList } from './number-list.ts';

/**
 * What is shown of customers, in blocks. Each: how many bytes of names it shares with the one before it in its block,
 * the number of its other bytes, these, the number of bytes of its domains, these. Numbers are varints. Names are the
 * name and the aliases in UTF-8, domains are ASCII, each with a zero byte between them. A frequent ending of domains,
 * such as `.onmicrosoft.com`, is one byte from 0x80.
 */
export const TEXT_BLOCK = 16;
const FIRST_ENDING = 0x80;
const MAX_ENDINGS = 128;
const MAX_NAMES_BYTES = 0xffff;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const CONTROLS = /\p{Cc}/gu;

export interface DocText {
  companyName: string;
  aliases: string[];
  domains: string[];
}

const endingOf = (domain: string): string => {
  const dot = domain.indexOf('.');
  return dot < 0 ? '' : domain.slice(dot);
};

/** The endings that are worth a byte, the most frequent first. */
export function frequentEndings(docs: Iterable<LookupDoc>): string[] {
  const counts = new Map<string, number>();
  for (const { domains } of docs) {
    for (const domain of domains) {
      const ending = endingOf(domain);
      if (ending) counts.set(ending, (counts.get(ending) ?? 0) + 1);
    }
  }
  const frequent = [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
  return frequent.slice(0, MAX_ENDINGS).map(([ending]) => ending);
}

export class TextWriter {
  readonly #out = new ByteWriter();
  readonly #starts = new NumberList();
  readonly #byteOfEnding: ReadonlyMap<string, number>;
  #count = 0;
  #namesBefore = new Uint8Array();

  constructor(endings: readonly string[]) {
    this.#byteOfEnding = new Map(endings.map((ending, n) => [ending, FIRST_ENDING + n]));
  }

  add({ companyName, aliases, domains }: LookupDoc): void {
    const opensBlock = this.#count++ % TEXT_BLOCK === 0;
    if (opensBlock) this.#starts.add(this.#out.length);
    const names = encodeNames([companyName, ...aliases]);
    const shared = opensBlock ? 0 : commonLength(this.#namesBefore, this.#namesBefore.length, names, names.length);
    this.#out.varint(shared);
    this.#out.varint(names.length - shared);
    this.#out.raw(names.subarray(shared));
    const encoded = encodeDomains(domains, this.#byteOfEnding);
    this.#out.varint(encoded.length);
    this.#out.raw(encoded);
    this.#namesBefore = names;
  }

  sections() {
    return { texts: this.#out.view(), textStarts: this.#starts.view() };
  }
}

const encodeNames = (names: readonly string[]) =>
  encoder.encode(names.map((name) => name.replace(CONTROLS, ' ')).join('\0')).subarray(0, MAX_NAMES_BYTES);

function encodeDomains(domains: readonly string[], byteOfEnding: ReadonlyMap<string, number>): Uint8Array {
  const bytes: number[] = [];
  for (const [n, domain] of domains.entries()) {
    if (n > 0) bytes.push(0);
    const ending = endingOf(domain);
    const byte = byteOfEnding.get(ending);
    const end = byte === undefined ? domain.length : domain.length - ending.length;
    for (let at = 0; at < end; at++) bytes.push(domain.charCodeAt(at) & 0x7f);
    if (byte !== undefined) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** Reads customers in any order by where their blocks start; one after the other without. */
export class TextReader {
  readonly #bytes: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #endings: readonly string[];
  readonly #reader: ByteReader;
  readonly #names = new Uint8Array(MAX_NAMES_BYTES);
  #namesLength = 0;
  #domainsFrom = 0;
  /** The customer whose text was read last. */
  #doc = -1;

  constructor(bytes: Uint8Array, starts: Uint32Array, endings: readonly string[]) {
    this.#bytes = bytes;
    this.#starts = starts;
    this.#endings = endings;
    this.#reader = new ByteReader(bytes);
  }

  textOf(doc: number): DocText {
    this.#goTo(doc);
    const [companyName = '', ...aliases] = decoder.decode(this.#names.subarray(0, this.#namesLength)).split('\0');
    return { companyName, aliases, domains: this.#domains() };
  }

  nameOf(doc: number): string {
    this.#goTo(doc);
    const names = this.#names.subarray(0, this.#namesLength);
    const end = names.indexOf(0);
    return decoder.decode(end < 0 ? names : names.subarray(0, end));
  }

  #goTo(doc: number): void {
    if (doc === this.#doc) return;
    const block = Math.floor(doc / TEXT_BLOCK);
    if (doc < this.#doc || (doc > this.#doc + 1 && block !== Math.floor(this.#doc / TEXT_BLOCK))) {
      this.#reader.at = this.#starts[block] ?? 0;
      this.#doc = block * TEXT_BLOCK - 1;
    }
    while (this.#doc < doc) this.#next();
  }

  #next(): void {
    const reader = this.#reader;
    const shared = reader.varint();
    const length = reader.varint();
    this.#names.set(this.#bytes.subarray(reader.at, reader.at + length), shared);
    this.#namesLength = shared + length;
    reader.at += length;
    this.#domainsFrom = reader.at;
    const domainsLength = reader.varint();
    reader.at += domainsLength;
    this.#doc++;
  }

  #domains(): string[] {
    const reader = this.#reader;
    const end = reader.at;
    reader.at = this.#domainsFrom;
    const length = reader.varint();
    let text = '';
    for (let at = reader.at; at < reader.at + length; at++) text += this.#domainPart(this.#bytes[at] ?? 0);
    reader.at = end;
    return length === 0 ? [] : text.split('\0');
  }

  #domainPart(byte: number): string {
    return byte < FIRST_ENDING ? String.fromCharCode(byte) : (this.#endings[byte - FIRST_ENDING] ?? '');
  }
}
