import { setTimeout as pause } from 'node:timers/promises';
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
  const outcome = await poll<{ value: T } | { error: string }>(page, 'globalThis.outcome', timeoutInMs);
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome.value;
}

/** Question by question: one that waits in the page would be an answer that the protocol waits for. */
async function poll<T>(page: Page, expression: string, timeoutInMs: number): Promise<T> {
  for (const end = Date.now() + timeoutInMs; Date.now() < end; await pause(POLL_IN_MS)) {
    const seen = (await page.evaluate(expression)) as T | undefined;
    if (seen !== undefined) return seen;
  }
  throw new Error(`There was no outcome after ${timeoutInMs} ms.`);
}
