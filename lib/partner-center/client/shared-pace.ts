import * as v from 'valibot';
import { type Lane, MARGIN_IN_MS, MINUTE_IN_MS, PART_IN_MS, type PaceRules, partOf } from './pace.ts';
import { MAX_ADVICE_IN_MS } from './plan-next.ts';

/** What all pages and the worker together began with one tenant: plain data. Instants in milliseconds since 1970. */
export interface SharedPace {
  v: 1;
  /** When requests for subscriptions began, ascending: half seconds, and how many in each. */
  starts: (readonly [at: number, count: number])[];
  pausedUntil: number;
}

/** Where it is kept. Changes follow one another: none is lost, whoever makes them. */
export interface PaceLedger {
  /** Milliseconds since 1970. */
  now: () => number;
  change: <T>(change: (before: object | undefined) => { after: object; result: T }) => Promise<T>;
}

const HALF_SECOND_IN_MS = 500;
/** With what is added so that not all come back together, and to spare. */
const LONGEST_PAUSE_IN_MS = 2 * MAX_ADVICE_IN_MS;
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
  return { ...pace, pausedUntil: Math.max(pace.pausedUntil, now + pauseInMs) };
};

/** Without what is past, and without what a clock that was put back since has left in the future. */
function current({ starts, pausedUntil }: SharedPace, now: number): SharedPace {
  return {
    v: 1,
    starts: starts.filter(([at]) => at + HALF_SECOND_IN_MS + WINDOW_IN_MS > now && at <= now + MARGIN_IN_MS),
    pausedUntil: pausedUntil > now + LONGEST_PAUSE_IN_MS ? 0 : pausedUntil,
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
});

/** As stored; at rest where nothing is, or what another version wrote. */
export const parseSharedPace = (stored: object | undefined): SharedPace =>
  v.is(schema, stored) ? stored : { v: 1, starts: [], pausedUntil: 0 };
