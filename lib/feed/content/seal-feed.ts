import { CompactEncrypt } from 'jose';
import { utf8 } from '../bytes.ts';
import type { FeedSpot } from '../keys/derive-feed.ts';
import { type SigningKey, signJson } from '../keys/signing-key.ts';
import type { FeedPayload } from './payload.ts';

export const FEED_TYPE = 'support-contacts-feed';

/**
 * Signed, then encrypted: a compact JWS (ES256) inside a compact JWE (`dir`, A256GCM). The outer header names the feed,
 * so that one feed cannot be laid in another's place unnoticed.
 */
export async function sealFeed(payload: FeedPayload, signer: SigningKey, { feedId, contentKey }: FeedSpot) {
  const signed = await signJson(payload, { typ: FEED_TYPE, kid: signer.kid }, signer);
  return new CompactEncrypt(utf8(signed))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JOSE', kid: feedId })
    .encrypt(contentKey);
}
