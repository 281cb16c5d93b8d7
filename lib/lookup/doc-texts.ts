import type { ByteWriter } from './byte-writer.ts';
import type { LookupDoc } from './lookup-doc.ts';

/**
 * What is shown of a customer: name and aliases in UTF-8 with a zero byte between them, a one, then the domains in
 * ASCII with a zero byte between them. A frequent ending of domains, such as `.onmicrosoft.com`, is one byte from 0x80.
 */
const BETWEEN = 0;
const BEFORE_DOMAINS = 1;
const FIRST_ENDING = 0x80;
const MAX_ENDINGS = 128;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const CONTROLS = /\p{Cc}/gu;

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

export function writeDocText(out: ByteWriter, doc: LookupDoc, byteOfEnding: ReadonlyMap<string, number>): void {
  const names = [doc.companyName, ...doc.aliases].map((name) => name.replace(CONTROLS, ' '));
  out.raw(encoder.encode(names.join('\0')));
  out.raw(Uint8Array.of(BEFORE_DOMAINS));
  for (const [n, domain] of doc.domains.entries()) {
    if (n > 0) out.raw(Uint8Array.of(BETWEEN));
    const ending = endingOf(domain);
    const byte = byteOfEnding.get(ending);
    out.raw(encoder.encode(byte === undefined ? domain : domain.slice(0, -ending.length)));
    if (byte !== undefined) out.raw(Uint8Array.of(FIRST_ENDING + byte));
  }
}

export interface DocText {
  companyName: string;
  aliases: string[];
  domains: string[];
}

export function readDocText(bytes: Uint8Array, endings: readonly string[]): DocText {
  const split = bytes.indexOf(BEFORE_DOMAINS);
  const [companyName = '', ...aliases] = decoder.decode(bytes.subarray(0, split)).split('\0');
  return { companyName, aliases, domains: readDomains(bytes.subarray(split + 1), endings) };
}

/** Only the name: what sorting and searching by name reads thousands of times. */
export function readName(bytes: Uint8Array): string {
  let end = 0;
  while (end < bytes.length && (bytes[end] ?? 0) > BEFORE_DOMAINS) end++;
  return decoder.decode(bytes.subarray(0, end));
}

function readDomains(bytes: Uint8Array, endings: readonly string[]): string[] {
  if (bytes.length === 0) return [];
  let text = '';
  for (const byte of bytes) text += byte < FIRST_ENDING ? String.fromCharCode(byte) : endings[byte - FIRST_ENDING];
  return text.split('\0');
}
