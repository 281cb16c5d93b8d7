/** Time as the client sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds, never going back. */
  now(): number;
  /** Runs it once, later; what comes back cancels it. */
  after(delayInMs: number, run: () => void): () => void;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (delayInMs, run) => {
    const timer = setTimeout(run, delayInMs);
    return () => clearTimeout(timer);
  },
};

/** Rejects with the signal's reason when cancelled, and leaves no timer behind. */
export function waitFor(delayInMs: number, clock: Clock, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const cancelled = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.after(delayInMs, () => {
      signal?.removeEventListener('abort', cancelled);
      resolve();
    });
    signal?.addEventListener('abort', cancelled, { once: true });
  });
}
