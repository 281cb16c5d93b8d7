import * as v from 'valibot';
import { headerOf, problemOfSigned } from '../compact.ts';
import { FEED_LIMITS } from '../limits.ts';
import type { KeyList } from './key-list.ts';
import { fingerprintOf, isFingerprint, type PublicJwk, publicJwk } from './public-jwk.ts';
import { type SigningKey, signJson } from './signing-key.ts';
import { verifySigned } from './verify-signed.ts';

const TYPE = 'support-contacts-keys';

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0));
const endorsedKey = v.strictObject({
  kid: v.pipe(v.string(), v.check(isFingerprint, 'kid')),
  jwk: publicJwk,
  from: seconds,
  revoked: v.exactOptional(v.strictObject({ at: seconds, reason: v.picklist(['replaced', 'left', 'lost']) })),
});
const keyList: v.GenericSchema<unknown, KeyList> = v.strictObject({
  v: v.literal(1),
  version: v.pipe(seconds, v.maxValue(Number.MAX_SAFE_INTEGER)),
  keys: v.pipe(v.array(endorsedKey), v.maxLength(FEED_LIMITS.keys)),
});
const header = v.looseObject({ alg: v.literal('ES256'), crit: v.optional(v.never()) });
const rootHeader = v.looseObject({ typ: v.literal(TYPE), jwk: publicJwk });
const newer = v.looseObject({ v: v.pipe(v.number(), v.integer(), v.minValue(2)) });

/** `keys.json`: a compact JWS whose header brings the root's public key, which readers compare with the pinned fingerprint. */
export const signKeyList = (list: KeyList, root: SigningKey): Promise<string> =>
  signJson(list, { typ: TYPE, jwk: root.jwk }, root);

export type KeyListRefusal =
  | 'keysTooLarge'
  /** Not a list of keys at all. */
  | 'keysForeign'
  | 'keysTruncated'
  | 'keysAlgorithm'
  /** Signed by another root than the invitation names. */
  | 'rootMismatch'
  | 'keysSignature'
  | 'keysMalformed'
  /** Of a later version of the extension. */
  | 'keysNewer'
  /** Older than one that was seen. */
  | 'keysOlder';

export type OpenedKeyList = { ok: true; list: KeyList } | { ok: false; reason: KeyListRefusal };

const refused = (reason: KeyListRefusal): OpenedKeyList => ({ ok: false, reason });

export interface KeyListTrust {
  /** The root's fingerprint, from the invitation. */
  root: string;
  /** The highest version seen; 0 at first. */
  version: number;
}

/** Reads a signed list from anywhere. */
export async function openKeyList(text: string, { root, version }: KeyListTrust): Promise<OpenedKeyList> {
  const signed = text.trim();
  if (signed.length > FEED_LIMITS.keyListBytes) return refused('keysTooLarge');
  const problem = problemOfSigned(signed);
  const found = headerOf(signed);
  if (problem === 'foreign') return refused('keysForeign');
  if (!v.is(header, found)) return refused('keysAlgorithm');
  if (problem) return refused(problem === 'truncated' ? 'keysTruncated' : 'keysSignature');
  if (!v.is(rootHeader, found)) return refused('keysForeign');
  if ((await fingerprintOf(found.jwk)) !== root) return refused('rootMismatch');
  return openTrusted(signed, found.jwk, version);
}

async function openTrusted(signed: string, jwk: PublicJwk, version: number): Promise<OpenedKeyList> {
  const verified = await verifySigned(signed, jwk);
  if (!verified.ok) return refused('keysSignature');
  const { success, output } = v.safeParse(keyList, verified.content);
  if (!success) return refused(v.is(newer, verified.content) ? 'keysNewer' : 'keysMalformed');
  if (output.version < version) return refused('keysOlder');
  return (await areNamedRight(output)) ? { ok: true, list: output } : refused('keysMalformed');
}

/** Whether every key goes by its own fingerprint, and none is there twice. */
export async function areNamedRight({ keys }: KeyList): Promise<boolean> {
  const fingerprints = await Promise.all(keys.map(({ jwk }) => fingerprintOf(jwk)));
  const isDistinct = new Set(fingerprints).size === keys.length;
  return isDistinct && keys.every(({ kid }, index) => kid === fingerprints[index]);
}
