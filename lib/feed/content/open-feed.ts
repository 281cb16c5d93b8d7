import { compactDecrypt, errors } from 'jose';
import * as v from 'valibot';
import type { TenantId } from '../../directory/types.ts';
import { headerOf, problemOfEncrypted, problemOfSigned } from '../compact.ts';
import type { FeedSpot } from '../keys/derive-feed.ts';
import { type EndorsedKey, isVoid, judgeKey, type KeyList } from '../keys/key-list.ts';
import { isFingerprint } from '../keys/public-jwk.ts';
import { verifySigned } from '../keys/verify-signed.ts';
import { FEED_LIMITS } from '../limits.ts';
import type { Seconds } from '../seconds.ts';
import { type Refused, refuse } from './feed-refusal.ts';
import { judgeIssue, type Seen } from './judge-issue.ts';
import { type FeedNote, parsePayload } from './parse-payload.ts';
import type { FeedPayload } from './payload.ts';
import { FEED_TYPE } from './seal-feed.ts';

/** What a reader knows before it opens a feed. */
export interface FeedTrust {
  tenantId: TenantId;
  spot: FeedSpot;
  /** Opened with the pinned root. */
  keys: KeyList;
  seen: Seen;
  now: Seconds;
}

export interface OpenFeed {
  ok: true;
  payload: FeedPayload;
  /** Fingerprint of the key that signed it. */
  kid: string;
  /** What was left out of it. */
  notes: FeedNote[];
}

const REFUSED_EXTENSIONS = { crit: v.optional(v.never()), zip: v.optional(v.never()) };
const outerHeader = v.looseObject({ alg: v.literal('dir'), enc: v.literal('A256GCM'), ...REFUSED_EXTENSIONS });
const innerHeader = v.looseObject({ alg: v.literal('ES256'), ...REFUSED_EXTENSIONS });

/**
 * Reads a feed from anywhere. The order of the checks is part of the format: nothing in it is looked at before it is
 * known whose it is. What is refused changes nothing for the reader.
 */
export async function openFeed(text: string, trust: FeedTrust): Promise<OpenFeed | Refused> {
  const opened = await decrypt(text.trim(), trust.spot);
  if (!opened.ok) return opened;
  const signer = signerOf(opened.signed, trust.keys);
  if (!signer.ok) return signer;
  const verified = await verifySigned(opened.signed, signer.key.jwk);
  return verified.ok ? judgeContent(verified.content, signer.key.kid, trust) : refuse('feedSignature');
}

const SHAPE_REFUSALS = { foreign: 'feedForeign', truncated: 'feedTruncated', altered: 'feedAltered' } as const;

type Decrypted = { ok: true; signed: string };

async function decrypt(text: string, spot: FeedSpot): Promise<Decrypted | Refused> {
  if (text.length > FEED_LIMITS.feedBytes) return refuse('feedTooLarge');
  const header = headerOf(text);
  if (!header) return refuse('feedForeign');
  if (!v.is(outerHeader, header)) return refuse('feedAlgorithm');
  const problem = problemOfEncrypted(text);
  if (problem) return refuse(SHAPE_REFUSALS[problem]);
  const opened = await decryptWith(text, spot.contentKey);
  return opened.ok || header.kid === spot.feedId ? opened : refuse('feedSwapped');
}

async function decryptWith(text: string, contentKey: Uint8Array): Promise<Decrypted | Refused> {
  try {
    const { plaintext } = await compactDecrypt(text, contentKey, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return { ok: true, signed: new TextDecoder().decode(plaintext) };
  } catch (fault) {
    if (fault instanceof errors.JOSEError) return refuse('feedAltered');
    throw fault;
  }
}

/** The endorsed key that the inner header names. Keys that it brings along (`jwk`, `jku`, `x5c`) are not looked at. */
function signerOf(signed: string, keys: KeyList): { ok: true; key: EndorsedKey } | Refused {
  const header = headerOf(signed);
  if (!header) return refuse('feedMalformed');
  if (!v.is(innerHeader, header)) return refuse('feedAlgorithm');
  if (problemOfSigned(signed) || header.typ !== FEED_TYPE) return refuse('feedMalformed');
  const { kid } = header;
  if (typeof kid !== 'string' || !isFingerprint(kid)) return refuse('keyUnknown');
  const key = keys.keys.find((endorsed) => endorsed.kid === kid);
  if (!key) return refuse('keyNotEndorsed');
  return isVoid(key) ? refuse('keyRevoked') : { ok: true, key };
}

function judgeContent(content: unknown, kid: string, { tenantId, keys, seen, now }: FeedTrust): OpenFeed | Refused {
  const read = parsePayload(content);
  if (!read.ok) return { ...refuse(read.reason === 'newer' ? 'feedNewer' : 'feedMalformed'), detail: read.detail };
  const { payload, notes } = read;
  if (judgeKey(keys, kid, payload.iat) !== 'trusted') return refuse('keyRevoked');
  if (payload.tid !== tenantId) return refuse('wrongTenant');
  const refusal = judgeIssue(payload, kid, seen, now);
  return refusal ? refuse(refusal) : { ok: true, payload, kid, notes };
}
