import type { TenantId } from '../../directory/types.ts';
import { type Bytes, toBase64Url, utf8 } from '../bytes.ts';

export const SECRET_BYTES = 32;
const SALT = utf8('support-contacts/feed/1');
const BITS = 256;

/** From which all feeds of a workspace are derived. Not extractable; its bytes are in the key file alone. */
export type FeedSecret = CryptoKey;

export const importFeedSecret = (bytes: Bytes): Promise<FeedSecret> =>
  crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);

/** Where a customer's feed lies and what opens it. */
export interface FeedSpot {
  /** 43 characters of base64url: the blob's name. */
  feedId: string;
  contentKey: Bytes;
}

/**
 * Nothing is stored per customer: name and key follow from the secret, the tenant and the epoch (HKDF with SHA-256, RFC
 * 5869). Without the secret neither can be guessed; another epoch has nothing in common with the one before.
 */
export async function deriveFeed(secret: FeedSecret, tenantId: TenantId, epoch: number): Promise<FeedSpot> {
  const [id, contentKey] = await Promise.all([
    derive(secret, `id/${tenantId}/${epoch}`),
    derive(secret, `key/${tenantId}/${epoch}`),
  ]);
  return { feedId: toBase64Url(id), contentKey };
}

async function derive(secret: FeedSecret, purpose: string): Promise<Bytes> {
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: SALT, info: utf8(purpose) };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, secret, BITS));
}
