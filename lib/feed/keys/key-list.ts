import type { Seconds } from '../seconds.ts';
import type { PublicJwk } from './public-jwk.ts';

/**
 * `replaced`: another key of the same publisher took over; what was signed before stays good. `left`: the publisher no
 * longer publishes. `lost`: somebody else may hold it. After the last two nothing it ever signed is good, since who
 * holds a key can date what it signs.
 */
export type RevocationReason = 'replaced' | 'left' | 'lost';

export interface Revocation {
  at: Seconds;
  reason: RevocationReason;
}

export interface EndorsedKey {
  /** Fingerprint of `jwk`. */
  kid: string;
  jwk: PublicJwk;
  /** When the root endorsed it. */
  from: Seconds;
  revoked?: Revocation;
}

/** Who may publish: `keys.json`, signed by the root. */
export interface KeyList {
  v: 1;
  /** Grows with every change; a reader takes no older one than it has seen. */
  version: number;
  keys: readonly EndorsedKey[];
}

/**
 * The list that these keys make, its version counted: every endorsement and every revocation makes it higher, also when
 * several members make them at once. A reason may grow worse, and the version grows with it.
 */
export const listOf = (keys: readonly EndorsedKey[]): KeyList => ({
  v: 1,
  version: keys.reduce((sum, key) => sum + 1 + weightOf(key), 0),
  keys,
});

const weightOf = ({ revoked }: EndorsedKey): number => (!revoked ? 0 : revoked.reason === 'replaced' ? 1 : 2);

/** A list as it stands, with what another one has revoked since: for judging, not to be signed. */
export function withRevocationsOf(other: KeyList, list: KeyList): KeyList {
  const others = new Map(other.keys.map((key) => [key.kid, key]));
  const keys = list.keys.map((key) => {
    const { revoked } = others.get(key.kid) ?? {};
    return revoked && weightOf({ ...key, revoked }) > weightOf(key) ? { ...key, revoked } : key;
  });
  return { ...list, keys };
}

export const NO_KEYS: KeyList = { v: 1, version: 0, keys: [] };

type PublicKey = Pick<EndorsedKey, 'kid' | 'jwk'>;

/** A key that is on the list, revoked ones too, stays as it is: no revocation is ever taken back. */
export function endorseKey(list: KeyList, { kid, jwk }: PublicKey, at: Seconds): KeyList {
  if (list.keys.some((key) => key.kid === kid)) return list;
  return { ...list, version: list.version + 1, keys: [...list.keys, { kid, jwk, from: at }] };
}

/** The reason may grow worse, never better: `replaced` may become `left` or `lost`. */
export function revokeKey(list: KeyList, kid: string, revoked: Revocation): KeyList {
  const known = list.keys.find((key) => key.kid === kid);
  if (!known || isVoid(known) || (known.revoked && revoked.reason === 'replaced')) return list;
  return {
    ...list,
    version: list.version + 1,
    keys: list.keys.map((key) => (key === known ? { ...key, revoked } : key)),
  };
}

/** Whether nothing that the key ever signed is good any more. */
export const isVoid = ({ revoked }: EndorsedKey): boolean => revoked !== undefined && revoked.reason !== 'replaced';

export type KeyJudgement = 'trusted' | 'notEndorsed' | 'revoked';

/** Whether what a key signed at an instant is good. */
export function judgeKey(list: KeyList, kid: string, iat: Seconds): KeyJudgement {
  const key = list.keys.find((endorsed) => endorsed.kid === kid);
  if (!key) return 'notEndorsed';
  if (isVoid(key)) return 'revoked';
  return !key.revoked || iat <= key.revoked.at ? 'trusted' : 'revoked';
}
