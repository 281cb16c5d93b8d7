import { vi } from 'vitest';

/** Under what a test is allowed, so that the message of `check` is the one that is shown. */
const WAIT_IN_MS = 20_000;

/** Waits until `check` no longer throws. A busy machine is slow, not wrong: Vitest's own second is not enough for it. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: WAIT_IN_MS });
