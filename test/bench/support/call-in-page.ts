import type { Page } from 'puppeteer-core';

const POLL_IN_MS = 100;

/**
 * Awaits an expression in the page for longer than the protocol waits for an answer. Throws what it rejects with, or
 * when it is not settled in time. `T` is what the page's own code says that it yields.
 */
export async function callInPage<T>(page: Page, expression: string, timeoutInMs: number): Promise<T> {
  await page.evaluate(`globalThis.outcome = undefined; ${expression}.then(
    (value) => { globalThis.outcome = { value }; },
    (fault) => { globalThis.outcome = { error: String(fault?.stack ?? fault) }; }); undefined`);
  const handle = await page.waitForFunction('globalThis.outcome', { timeout: timeoutInMs, polling: POLL_IN_MS });
  const outcome = (await handle.jsonValue()) as { value: T } | { error: string };
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome.value;
}
