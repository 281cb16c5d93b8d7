import { setTimeout as pause } from 'node:timers/promises';

/**
 * For what takes a second on a machine that has nothing else to do. Under what a test is allowed, so that the message
 * here is the one that is shown.
 */
export const WAIT_IN_MS = 45_000;
/** Soon at first, for most things are there within a frame or two. */
const FIRST_PAUSE_IN_MS = 5;
const LONGEST_PAUSE_IN_MS = 50;

/**
 * Looks until `look` yields something else than undefined or false, and returns that. A look that throws counts as
 * "not yet" (a page that navigates away has no context for a moment); the last one becomes the cause.
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  timeoutInMs = WAIT_IN_MS,
): Promise<T> {
  const end = Date.now() + timeoutInMs;
  let cause: unknown;
  let pauseInMs = FIRST_PAUSE_IN_MS;
  do {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await pause(pauseInMs);
    pauseInMs = Math.min(pauseInMs * 2, LONGEST_PAUSE_IN_MS);
  } while (Date.now() < end);
  throw new Error(`Waited ${timeoutInMs} ms in vain: ${what}`, { cause });
}

/**
 * Looks until `isDone`, however long that takes, as long as it gets on: gives up when `progress` has been the same for
 * so long. For what takes seconds with few customers and minutes with many.
 */
export async function waitWhileMoving(
  what: string,
  isDone: () => Promise<boolean>,
  progress: () => number | Promise<number>,
  stalledInMs = WAIT_IN_MS,
): Promise<void> {
  for (let before = await progress(); ; before = await progress()) {
    const seen = await waitFor(
      `${what}, at ${before}`,
      async () => ((await isDone()) ? 'done' : (await progress()) !== before && 'moving'),
      stalledInMs,
    );
    if (seen === 'done') return;
  }
}
