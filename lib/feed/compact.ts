import { fromBase64Url, isCanonicalBase64Url, jsonOf } from './bytes.ts';

/** RFC 7515: header, payload and signature; ES256 signs with 64 bytes. */
const SIGNATURE_LENGTH = 86;
/** RFC 7516: header, key, initialisation vector of 12 bytes, text and tag of 16 bytes. */
const VECTOR_LENGTH = 16;
const TAG_LENGTH = 22;
const NOTHING = new Uint8Array();

export type CompactProblem =
  /** Nothing that has the shape. */
  | 'foreign'
  /** It begins as one and lacks its end. */
  | 'truncated'
  /** No encoder writes bytes so. */
  | 'altered';

/** Undefined when the text has the shape of a JWS in compact form, signed with ES256. */
export function problemOfSigned(text: string): CompactProblem | undefined {
  const parts = text.split('.');
  return problemOf(parts, 3, parts[2]?.length === SIGNATURE_LENGTH);
}

/** Undefined when the text has the shape of a JWE in compact form, encrypted with A256GCM. */
export function problemOfEncrypted(text: string): CompactProblem | undefined {
  const parts = text.split('.');
  return problemOf(parts, 5, parts[2]?.length === VECTOR_LENGTH && parts[4]?.length === TAG_LENGTH);
}

/** Every part must be the one way to write its bytes, so that no character can be altered unnoticed. */
function problemOf(parts: readonly string[], count: number, isWhole: boolean): CompactProblem | undefined {
  const [header = ''] = parts;
  if (!headerOf(header) || parts.length > count) return 'foreign';
  if (parts.length < count || !isWhole) return 'truncated';
  return parts.every(isCanonicalBase64Url) ? undefined : 'altered';
}

/** The protected header, unverified; undefined when the text does not begin with one. */
export function headerOf(text: string): object | undefined {
  const [first = ''] = text.split('.', 1);
  const header = jsonOf(fromBase64Url(first) ?? NOTHING);
  return typeof header === 'object' && header !== null && !Array.isArray(header) ? header : undefined;
}
