import type { Directory } from './types.ts';

/**
 * The one JSON text of a value: keys sorted by code unit, no space, absent (undefined) fields left out (as RFC 8785,
 * which writes numbers and strings as `JSON.stringify` does). Throws for what JSON cannot hold at the top.
 */
export function canonicalJson(value: unknown): string {
  const text = write(value);
  if (text === undefined) throw new TypeError('Nothing that JSON can hold');
  return text;
}

function write(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.flatMap(([key, field]) => writeField(key, field)).join(',')}}`;
}

function writeField(key: string, value: unknown): string[] {
  const text = write(value);
  return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
}

/** SHA-256 in lower-case hex over the directory's canonical JSON in UTF-8: equal for equal directories everywhere. */
export async function directoryHash(directory: Directory): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(directory));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).reduce(toHex, '');
}

const toHex = (hex: string, byte: number) => hex + byte.toString(16).padStart(2, '0');
