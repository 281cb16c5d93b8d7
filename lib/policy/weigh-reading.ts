import { dequal } from 'dequal';
import { isPolicyKey, POLICY, type PolicyDefinition } from './schema.ts';

export type RawPolicy = Readonly<Record<string, unknown>>;

/** What the browser answered; undefined: nothing in time. */
export type Given = RawPolicy | undefined;

interface Reading {
  given: Given;
  /** The last policy that was read, without its secrets. */
  remembered: RawPolicy | undefined;
  /** Since when, in this run of the browser, it is read as empty though one is remembered; milliseconds since 1970. */
  emptySince: number | undefined;
}

interface Weighed {
  raw: RawPolicy;
  isSettled: boolean;
  /** What to store for the next reading; undefined: what is there stays. */
  keep: { remember?: RawPolicy | 'nothing'; emptySince?: number | 'nothing' };
}

/** Longer than browsers were seen to take, and short enough that a policy which was taken away is soon gone. */
export const GRACE_IN_MS = 10_000;

/**
 * Managed storage is empty at a first read (w3c/webextensions #547, uBlock #1608): what was read last stands until the
 * browser has had time. `now`: milliseconds since 1970.
 */
export function weighReading({ given, remembered, emptySince }: Reading, now: number): Weighed {
  if (given === undefined) return { raw: remembered ?? {}, isSettled: false, keep: {} };
  if (Object.keys(given).length > 0) {
    const isKnown = dequal(withoutSecrets(given), remembered);
    const forgetting = emptySince === undefined ? {} : { emptySince: 'nothing' as const };
    return { raw: given, isSettled: true, keep: { ...(isKnown ? {} : { remember: given }), ...forgetting } };
  }
  if (!remembered) return { raw: {}, isSettled: true, keep: {} };
  const since = Math.min(emptySince ?? now, now);
  if (now - since >= GRACE_IN_MS)
    return { raw: {}, isSettled: true, keep: { remember: 'nothing', emptySince: 'nothing' } };
  return { raw: remembered, isSettled: false, keep: since === emptySince ? {} : { emptySince: since } };
}

/** Also without what the schema does not know: it may be a secret with its name misspelt. */
export const withoutSecrets = (raw: RawPolicy): RawPolicy =>
  Object.fromEntries(Object.entries(raw).filter(([key]) => isPolicyKey(key) && !isSecret(POLICY[key])));

const isSecret = ({ isSecret }: PolicyDefinition) => isSecret === true;
