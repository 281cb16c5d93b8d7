/** How many requests for subscriptions are let in; counted in windows that follow one another, as gateways do. */
export interface RateLimit {
  most: number;
  inMs: number;
}

export interface RateGate {
  /** Seconds to wait, or 0: let in. Those turned away count too. */
  wait(limit: RateLimit, now: number): number;
  /** The most that came within one window. */
  most(): number;
}

export function createRateGate(): RateGate {
  let began = 0;
  let count = 0;
  let most = 0;
  return {
    wait: ({ most: limit, inMs }, now) => {
      if (now >= began + inMs) {
        began = now;
        count = 0;
      }
      count += 1;
      most = Math.max(most, count);
      return count > limit ? Math.max(1, Math.ceil((began + inMs - now) / 1_000)) : 0;
    },
    most: () => most,
  };
}
