/** How many requests for subscriptions are let in; counted in windows that follow one another, as gateways do. */
export interface RateLimit {
  most: number;
  inMs: number;
}

export interface RateGate {
  /** Seconds to wait, or 0: let in. Those turned away count too. */
  wait(limit: RateLimit, now: number): number;
}

export function createRateGate(): RateGate {
  let began = 0;
  let count = 0;
  return {
    wait: ({ most, inMs }, now) => {
      if (now >= began + inMs) {
        began = now;
        count = 0;
      }
      count += 1;
      return count > most ? Math.max(1, Math.ceil((began + inMs - now) / 1_000)) : 0;
    },
  };
}
