import type { Clock } from '../../../lib/partner-center/client/clock.ts';

export interface SimulatedClock extends Clock {
  /** Lets time pass from one timer to the next until none is left, or `untilInMs` has come. */
  run(untilInMs?: number): Promise<void>;
  /** Timers that are neither due nor cancelled. */
  pending(): number;
}

interface Timer {
  at: number;
  run: () => void;
}

/** Time that passes only when told to, and whatever follows from each instant before the next one comes. */
export function createSimulatedClock(): SimulatedClock {
  const timers = new Set<Timer>();
  let now = 0;

  async function run(untilInMs = Number.POSITIVE_INFINITY) {
    for (;;) {
      await settled();
      const next = [...timers].reduce<Timer | undefined>(
        (first, one) => (first && first.at <= one.at ? first : one),
        undefined,
      );
      if (!next || next.at > untilInMs) break;
      timers.delete(next);
      now = Math.max(now, next.at);
      next.run();
    }
    if (untilInMs !== Number.POSITIVE_INFINITY) now = Math.max(now, untilInMs);
  }

  return {
    now: () => now,
    after: (delayInMs, runIt) => {
      const timer = { at: now + delayInMs, run: runIt };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    run,
    pending: () => timers.size,
  };
}

/** After every promise that can go on has gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
