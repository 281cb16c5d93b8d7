import { CompactSign } from 'jose';
import * as v from 'valibot';
import { utf8 } from '../bytes.ts';
import { ES256, fingerprintOf, type PublicJwk, publicJwk } from './public-jwk.ts';

/** A key that signs and cannot be taken out of its browser. */
export interface SigningKey {
  /** Fingerprint of the public part. */
  kid: string;
  jwk: PublicJwk;
  /** Not extractable; structured cloning keeps it in IndexedDB. */
  privateKey: CryptoKey;
}

/** A publisher's own key; nothing on any machine can read its private part. */
export async function createSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);
  return signingKey(await crypto.subtle.exportKey('jwk', publicKey), privateKey);
}

export async function signingKey(exported: JsonWebKey, privateKey: CryptoKey): Promise<SigningKey> {
  const { kty, crv, x, y } = exported;
  const jwk = v.parse(publicJwk, { kty, crv, x, y });
  return { kid: await fingerprintOf(jwk), jwk, privateKey };
}

/** The content as JSON in a compact JWS; `typ` keeps one kind of signed thing from passing for another. */
export function signJson(content: object, header: { typ: string; kid?: string; jwk?: PublicJwk }, key: SigningKey) {
  return new CompactSign(utf8(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ES256', ...header })
    .sign(key.privateKey);
}
