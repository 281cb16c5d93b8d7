/** A fraction of a frame, so that what goes on beside it stays smooth. */
const SLICE_IN_MS = 8;

/** The same items, giving way to the page or worker it runs in. Rejects with the signal's reason when cancelled. */
export async function* inSlices<T>(items: Iterable<T>, signal?: AbortSignal): AsyncGenerator<T, void> {
  let sliceEnd = performance.now() + SLICE_IN_MS;
  for (const item of items) {
    yield item;
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
