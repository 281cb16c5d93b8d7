/** A fraction of a frame, so that typing and scrolling stay smooth beside it. */
const SLICE_IN_MS = 8;

/** Runs steps to their end, giving way to the page or worker it runs in. Rejects with the signal's reason when cancelled. */
export async function runInSlices<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  let sliceEnd = performance.now() + SLICE_IN_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    await giveWay();
    signal?.throwIfAborted();
    sliceEnd = performance.now() + SLICE_IN_MS;
  }
}

/** Firefox has no `scheduler.yield` yet (142). */
const giveWay = (): Promise<void> =>
  'scheduler' in globalThis && 'yield' in scheduler
    ? scheduler.yield()
    : new Promise((resolve) => {
        setTimeout(resolve);
      });
