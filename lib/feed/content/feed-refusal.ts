/** Why a feed is not shown. */
export type FeedRefusal =
  | 'feedTooLarge'
  /** Not a feed at all. */
  | 'feedForeign'
  /** Its end is missing. */
  | 'feedTruncated'
  /** Encrypted or signed in another way than feeds are. */
  | 'feedAlgorithm'
  /** The feed of another address was laid in its place. */
  | 'feedSwapped'
  /** It was changed after it was sealed, or sealed with another key. */
  | 'feedAltered'
  /** It does not name the key that signed it. */
  | 'keyUnknown'
  /** The root has not endorsed the key that signed it. */
  | 'keyNotEndorsed'
  | 'keyRevoked'
  /** Not signed by the key it names. */
  | 'feedSignature'
  | 'feedMalformed'
  /** Of a later version of the extension. */
  | 'feedNewer'
  | 'wrongTenant'
  /** Older than one that was seen. */
  | 'feedOlder'
  /** Issued more than a day from now: one of the two clocks is wrong. */
  | 'feedInFuture'
  /** Past its `exp`: nobody publishes any more, or somebody holds back what is published. */
  | 'feedExpired';

export interface Refused<Reason extends string = FeedRefusal> {
  ok: false;
  reason: Reason;
  /** The field that is wrong, for a report; absent where the reason says all. */
  detail?: string;
}

export const refuse = <const Reason extends string>(reason: Reason): Refused<Reason> => ({ ok: false, reason });
