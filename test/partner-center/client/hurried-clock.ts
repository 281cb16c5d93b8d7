import type { Clock } from '../../../lib/partner-center/client/clock.ts';

export interface HurriedClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  waits: number[];
}

/** Nobody waits: what is due later happens at once, and the clock says that the time has passed. */
export function createHurriedClock(start = Date.parse('2026-11-29T12:00:00Z')): HurriedClock {
  const waits: number[] = [];
  let now = start;
  return {
    waits,
    now: () => now,
    after: (delayInMs, run) => {
      waits.push(delayInMs);
      const due = now + delayInMs;
      const soon = setImmediate(() => {
        now = Math.max(now, due);
        run();
      });
      return () => clearImmediate(soon);
    },
  };
}
