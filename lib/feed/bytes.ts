import { base64url } from 'jose';

/** Bytes that are not shared between threads, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
export const toBase64Url = (bytes: Uint8Array): string => base64url.encode(bytes);

/** Bytes of a text that is base64url and the one way to write them; undefined otherwise. */
export function fromBase64Url(text: string): Bytes | undefined {
  return isCanonicalBase64Url(text) ? new Uint8Array(base64url.decode(text)) : undefined;
}

const ALPHABET = /^[A-Za-z0-9_-]*$/;
const GROUP = 4;

/** The last character may have bits that decoders ignore: a text in which they are set is another text for the same bytes. */
export function isCanonicalBase64Url(text: string): boolean {
  if (!ALPHABET.test(text)) return false;
  const rest = text.length % GROUP;
  if (rest === 0) return true;
  const tail = text.slice(-rest);
  return rest > 1 && base64url.encode(base64url.decode(tail)) === tail;
}

const strictly = new TextDecoder('utf-8', { fatal: true });

/** The JSON value that UTF-8 bytes hold; undefined when they hold none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strictly.decode(bytes));
  } catch (fault) {
    // The decoder's fault is a TypeError.
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}
