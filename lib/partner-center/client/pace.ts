/** Subscriptions have a limit of their own; all else only shares the number of requests at a time. */
export type Lane = 'subscriptions' | 'others';

export interface PaceRules {
  /** The most requests for subscriptions in a minute. */
  perMinute: number;
  /** The most requests at a time. */
  concurrency: number;
}

/** What was started and how it went: plain data, replaced rather than changed. Instants in milliseconds. */
export interface Pace {
  /** When requests for subscriptions began, ascending: the latest of them. */
  starts: readonly number[];
  underWay: number;
  /** How many may be under way now: halved by every 429, raised by one with every round of answers. */
  width: number;
  pausedUntil: number;
}

export const restingPace = ({ concurrency }: PaceRules): Pace => ({
  starts: [],
  underWay: 0,
  width: concurrency,
  pausedUntil: 0,
});

/** A request may take longer to arrive than the one before it: seen from there, they stand closer together. */
export const MARGIN_IN_MS = 1_000;
export const MINUTE_IN_MS = 60_000;
export const PART_IN_MS = 10_000;

/** The most of a minute's worth that ten seconds hold. */
export const partOf = (perMinute: number): number => Math.ceil((perMinute * PART_IN_MS) / MINUTE_IN_MS);

/**
 * When the next request may begin: at once (`now`), later, or not before another one has ended (`Infinity`). A minute's
 * worth is not sent at a stretch: no ten seconds hold more than their part of it.
 */
export function mayStartAt(pace: Pace, lane: Lane, rules: PaceRules, now: number): number {
  if (pace.underWay >= Math.max(1, Math.floor(pace.width))) return Number.POSITIVE_INFINITY;
  if (lane === 'others') return Math.max(now, pace.pausedUntil);
  return Math.max(
    now,
    pace.pausedUntil,
    roomAt(pace.starts, partOf(rules.perMinute), PART_IN_MS),
    roomAt(pace.starts, rules.perMinute, MINUTE_IN_MS + MARGIN_IN_MS),
  );
}

/** When fewer than `most` have begun within the window that ends then. */
function roomAt(starts: readonly number[], most: number, windowInMs: number): number {
  const oldest = starts.at(-most);
  return oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + windowInMs;
}

export function started(pace: Pace, lane: Lane, { perMinute }: PaceRules, now: number): Pace {
  const starts = lane === 'subscriptions' ? [...pace.starts, now].slice(-perMinute) : pace.starts;
  return { ...pace, starts, underWay: pace.underWay + 1 };
}

/** `answered`: neither cut nor throttled, so that there may be more of them. */
export function ended(pace: Pace, answered: boolean, { concurrency }: PaceRules): Pace {
  const width = answered ? Math.min(concurrency, pace.width + 1 / Math.max(1, pace.width)) : pace.width;
  return { ...pace, underWay: pace.underWay - 1, width };
}

/** Nobody begins before the pause is over. Of several answers to one burst only the first halves the width. */
export function slowed(pace: Pace, pauseInMs: number, now: number): Pace {
  const width = pace.pausedUntil > now ? pace.width : Math.max(1, pace.width / 2);
  return { ...pace, width, pausedUntil: Math.max(pace.pausedUntil, now + pauseInMs) };
}
