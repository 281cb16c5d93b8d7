import { calculateJwkThumbprint } from 'jose';
import * as v from 'valibot';
import { fromBase64Url } from '../bytes.ts';

const COORDINATE_BYTES = 32;

export const ES256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

const coordinate = v.pipe(
  v.string(),
  v.check((text) => fromBase64Url(text)?.length === COORDINATE_BYTES, 'coordinate'),
);

/** The public part of a key for ES256 (RFC 7518), and nothing else. */
export const publicJwk = v.strictObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: coordinate,
  y: coordinate,
});
export type PublicJwk = v.InferOutput<typeof publicJwk>;

/** Names a key by its content: SHA-256 of its canonical form (RFC 7638), 43 characters. */
export const fingerprintOf = (jwk: PublicJwk): Promise<string> => calculateJwkThumbprint(jwk, 'sha256');

/** Whether a text could be a fingerprint. */
export const isFingerprint = (text: string): boolean => fromBase64Url(text)?.length === 32;

/** Undefined when the coordinates are no point of the curve. */
export async function importPublicKey(jwk: PublicJwk): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('jwk', jwk, ES256, true, ['verify']);
  } catch (fault) {
    if (fault instanceof DOMException) return undefined;
    throw fault;
  }
}
