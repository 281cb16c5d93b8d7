import type { TenantId } from '../directory/types.ts';

export const GUID_BYTES = 16;

const HYPHEN = 45;

/** The value of a lower-case hex digit. */
const digitAt = (guid: string, at: number) => {
  const code = guid.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
};

/** Writes a GUID's 16 bytes in the order of its digits. */
export function putGuid(bytes: Uint8Array, at: number, guid: string): void {
  let from = 0;
  for (let n = 0; n < GUID_BYTES; n++) {
    if (guid.charCodeAt(from) === HYPHEN) from++;
    bytes[at + n] = digitAt(guid, from) * 16 + digitAt(guid, from + 1);
    from += 2;
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The tenant id whose bytes stand at a place where `putGuid` wrote one. */
export function tenantIdAt(bytes: Uint8Array, at: number): TenantId {
  let text = '';
  for (let n = 0; n < GUID_BYTES; n++) {
    if (n === 4 || n === 6 || n === 8 || n === 10) text += '-';
    text += HEX[bytes[at + n] ?? 0];
  }
  return text as TenantId;
}

export const HEAD_DIGITS = 8;

/** The first eight digits as a number. */
export function guidHead(guid: string): number {
  let value = 0;
  for (let at = 0; at < HEAD_DIGITS; at++) value = value * 16 + digitAt(guid, at);
  return value;
}

const FNV_PRIME = 0x01000193;

/** Sixteen bits of the digits after them, with or without hyphens: tells ids apart that begin alike. */
export function guidTail(guid: string): number {
  let hash = 0x811c9dc5;
  for (let at = HEAD_DIGITS; at < guid.length; at++) {
    const code = guid.charCodeAt(at);
    if (code !== HYPHEN) hash = Math.imul(hash ^ code, FNV_PRIME);
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}

/** Whether the bytes at a place begin with these hex digits, at most 32. */
export function guidBeginsWith(bytes: Uint8Array, at: number, digits: string): boolean {
  for (let n = 0; n < digits.length; n++) {
    const byte = bytes[at + (n >> 1)] ?? 0;
    const digit = n % 2 === 0 ? byte >> 4 : byte & 15;
    if (digit !== digitAt(digits, n)) return false;
  }
  return true;
}
