import { parseSubscriptionId } from '../../../lib/directory/ids.ts';
import type { SubscriptionId } from '../../../lib/directory/types.ts';

export interface JournalEntry {
  /** Milliseconds since 1970, by the stand-in's clock. */
  at: number;
  method: string;
  /** With query, as it came. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
  /** 0: it was given no answer. */
  status: number;
  /** `written`: it changed a support contact; `repeated`: it would have, had it not been written under this request id. */
  effect: 'none' | 'written' | 'repeated';
}

/** How often each subscription's support contact was written with effect. */
export function countWrites(journal: readonly JournalEntry[]): Map<SubscriptionId, number> {
  const counts = new Map<SubscriptionId, number>();
  for (const { effect, url } of journal) {
    const subscription = effect === 'written' ? subscriptionOf(url) : undefined;
    if (subscription) counts.set(subscription, (counts.get(subscription) ?? 0) + 1);
  }
  return counts;
}

export const writesOf = (journal: readonly JournalEntry[], subscription: SubscriptionId): number =>
  countWrites(journal).get(subscription) ?? 0;

export const subscriptionOf = (url: string): SubscriptionId | undefined =>
  parseSubscriptionId(/\/subscriptions\/([^/?]+)/.exec(url)?.[1] ?? '');
