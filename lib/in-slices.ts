/** A fraction of a frame, so that typing and scrolling stay smooth beside it. */
const SLICE_IN_MS = 8;

/** The same items, giving way to the page or worker it runs in. Rejects with the signal's reason when cancelled. */
export async function* inSlices<T>(items: Iterable<T>, signal?: AbortSignal): AsyncGenerator<T, void> {
  const slice = beginSlice(signal);
  for (const item of items) {
    yield item;
    if (slice.isOver()) await slice.giveWay();
  }
}

/** Runs steps to their end in the same way. */
export async function runInSlices<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  const slice = beginSlice(signal);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (slice.isOver()) await slice.giveWay();
  }
}

function beginSlice(signal?: AbortSignal) {
  let end = performance.now() + SLICE_IN_MS;
  return {
    isOver: () => performance.now() >= end,
    async giveWay() {
      await pause();
      signal?.throwIfAborted();
      end = performance.now() + SLICE_IN_MS;
    },
  };
}

/**
 * In line behind what waits, frames too: Chromium runs what `scheduler.yield` continues before it draws, so that a page
 * is drawn but ten times a second meanwhile (https://chromestatus.com/feature/5184906000859136). `setTimeout` waits 4 ms.
 */
const pause = (): Promise<void> =>
  'scheduler' in globalThis && 'postTask' in scheduler
    ? scheduler.postTask(() => undefined)
    : new Promise((resolve) => {
        setTimeout(resolve);
      });
