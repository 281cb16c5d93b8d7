import { compactVerify, errors } from 'jose';
import { jsonOf } from '../bytes.ts';
import { importPublicKey, type PublicJwk } from './public-jwk.ts';

export type Verified = { ok: true; content: unknown } | { ok: false };

/** Whether the key signed this with ES256, and what it signed. */
export async function verifySigned(text: string, jwk: PublicJwk): Promise<Verified> {
  const key = await importPublicKey(jwk);
  if (!key) return { ok: false };
  try {
    const { payload } = await compactVerify(text, key, { algorithms: ['ES256'] });
    return { ok: true, content: jsonOf(payload) };
  } catch (fault) {
    if (fault instanceof errors.JOSEError) return { ok: false };
    throw fault;
  }
}
