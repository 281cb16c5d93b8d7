import { dequal } from 'dequal';
import type { Given, RawPolicy } from './managed-storage.ts';
import { type Remembered, rememberedOf } from './remembered.ts';
import type { PolicyKey } from './schema.ts';

/** What a policy rests on. */
export type Standing =
  /** What the browser says. */
  | { state: 'answered' }
  /** What was remembered: the browser says that there is nothing, which it may say before it has it. */
  | { state: 'emptied' }
  /** What was remembered, if anything: the browser has not answered, or refuses to. */
  | { state: 'late' }
  | { state: 'refused'; reason: string };

interface Reading {
  given: Given;
  remembered: Remembered | undefined;
  /** Since when, in this run of the browser, it is read as empty though one is remembered; milliseconds since 1970. */
  emptySince: number | undefined;
}

interface Weighed {
  raw: RawPolicy;
  /** Keys that are set to what is not known any more. */
  withheld: readonly PolicyKey[];
  standing: Standing;
  /** What to store for the next reading; undefined: what is there stays. */
  keep: { remember?: Remembered | 'nothing'; emptySince?: number | 'nothing' };
}

/** Longer than browsers were seen to take, and short enough that a policy which was taken away is soon gone. */
export const GRACE_IN_MS = 10_000;

const NOTHING = { raw: {}, withheld: [] };

/**
 * Managed storage is empty at a first read (w3c/webextensions #547, uBlock #1608): what was read last stands until the
 * browser has had time. No answer and a refusal say nothing of the policy, however long they last. `now`: milliseconds
 * since 1970.
 */
export function weighReading({ given, remembered, emptySince }: Reading, now: number): Weighed {
  if (given.state !== 'answered') return { ...(remembered ?? NOTHING), standing: given, keep: {} };
  const answered = { raw: given.raw, withheld: [], standing: { state: 'answered' } } as const;
  if (Object.keys(given.raw).length > 0) {
    const next = rememberedOf(given.raw);
    const forgetting = emptySince === undefined ? {} : { emptySince: 'nothing' as const };
    return { ...answered, keep: { ...(dequal(next, remembered) ? {} : { remember: next }), ...forgetting } };
  }
  if (!remembered) return { ...answered, keep: {} };
  const since = Math.min(emptySince ?? now, now);
  if (now - since >= GRACE_IN_MS) return { ...answered, keep: { remember: 'nothing', emptySince: 'nothing' } };
  const keep = since === emptySince ? {} : { emptySince: since };
  return { ...remembered, standing: { state: 'emptied' }, keep };
}
