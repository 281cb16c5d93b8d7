import * as v from 'valibot';
import { type Lane, MARGIN_IN_MS, MINUTE_IN_MS, PART_IN_MS, type PaceRules, partOf } from './pace.ts';

/** What all pages and the worker together began with one tenant: plain data. Instants in milliseconds since 1970. */
export interface SharedPace {
  v: 1;
  /** When requests for subscriptions began, ascending: half seconds, and how many in each. */
  starts: (readonly [at: number, count: number])[];
  pausedUntil: number;
  /** When that was told. */
  pausedAt: number;
}

/** Where it is kept. Changes follow one another: none is lost, whoever makes them. */
export interface PaceLedger {
  /** Milliseconds since 1970. */
  now: () => number;
  change: <T>(change: (before: object | undefined) => { after: object; result: T }) => Promise<T>;
}

const HALF_SECOND_IN_MS = 500;
const WINDOW_IN_MS = MINUTE_IN_MS + MARGIN_IN_MS;

/** Has one request begin, and then `waitInMs` is 0; or tells when to ask again. */
export function grant(
  before: SharedPace,
  lane: Lane,
  { perMinute }: Pick<PaceRules, 'perMinute'>,
  now: number,
): { pace: SharedPace; waitInMs: number } {
  const pace = current(before, now);
  const isSubscription = lane === 'subscriptions';
  const dueAt = Math.max(
    pace.pausedUntil,
    isSubscription ? roomAt(pace, partOf(perMinute), PART_IN_MS) : now,
    isSubscription ? roomAt(pace, perMinute, WINDOW_IN_MS) : now,
  );
  if (dueAt > now) return { pace, waitInMs: dueAt - now };
  return { pace: isSubscription ? withStart(pace, now) : pace, waitInMs: 0 };
}

/** Nobody anywhere begins before that. */
export const paused = (before: SharedPace, pauseInMs: number, now: number): SharedPace => {
  const pace = current(before, now);
  return { ...pace, pausedUntil: Math.max(pace.pausedUntil, now + pauseInMs), pausedAt: now };
};

/** Without what is past, and without what a clock that was put back since has left in the future. */
function current({ starts, pausedUntil, pausedAt }: SharedPace, now: number): SharedPace {
  const isPast = (at: number) => at <= now + MARGIN_IN_MS;
  return {
    v: 1,
    starts: starts.filter(([at]) => at + HALF_SECOND_IN_MS + WINDOW_IN_MS > now && isPast(at)),
    pausedUntil: isPast(pausedAt) ? pausedUntil : 0,
    pausedAt,
  };
}

/** When fewer than `most` have begun within the window that ends then; each counts as begun at the end of its half second. */
function roomAt({ starts }: SharedPace, most: number, windowInMs: number): number {
  let count = 0;
  const oldest = starts.findLast(([, many]) => {
    count += many;
    return count >= most;
  });
  return oldest ? oldest[0] + HALF_SECOND_IN_MS + windowInMs : Number.NEGATIVE_INFINITY;
}

function withStart(pace: SharedPace, now: number): SharedPace {
  const last = pace.starts.at(-1);
  const at = Math.max(last?.[0] ?? 0, now - (now % HALF_SECOND_IN_MS));
  const [before, count] = last?.[0] === at ? [pace.starts.slice(0, -1), last[1]] : [pace.starts, 0];
  return { ...pace, starts: [...before, [at, count + 1]] };
}

const schema = v.object({
  v: v.literal(1),
  starts: v.array(v.tuple([v.number(), v.number()])),
  pausedUntil: v.number(),
  pausedAt: v.number(),
});

/** As stored; at rest where nothing is, or what another version wrote. */
export const parseSharedPace = (stored: object | undefined): SharedPace =>
  v.is(schema, stored) ? stored : { v: 1, starts: [], pausedUntil: 0, pausedAt: 0 };
