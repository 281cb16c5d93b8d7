import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Browser, Page, Target } from 'puppeteer-core';

/**
 * Collects what any page, content script or background of this browser reports as an error from now on: console
 * errors, uncaught exceptions and unhandled rejections. The returned list grows.
 */
export function collectErrors(browser: Browser): string[] {
  const errors: string[] = [];
  const started = browser.process();
  // WebDriver BiDi reports nothing of extension pages and backgrounds, but Firefox prints it.
  if (browser.wsEndpoint().includes('/session')) {
    collectPrinted(started?.stdout, errors);
    collectPrinted(started?.stderr, errors);
  } else {
    browser.on('targetcreated', (target: Target) => void listenToTarget(target, errors));
    for (const target of browser.targets()) void listenToTarget(target, errors);
  }
  return errors;
}

/** Firefox's own scripts are none of ours, nor is its loader of remote settings, which the test network refuses. */
const PRINTED = /^(?:console\.error:(?! RSLoader:)|JavaScript error: (?!resource:|chrome:))/;

function collectPrinted(stream: Readable | null | undefined, errors: string[]): void {
  if (!stream) return;
  createInterface({ input: stream }).on('line', (line) => {
    if (PRINTED.test(line)) errors.push(line);
  });
}

async function listenToTarget(target: Target, errors: string[]): Promise<void> {
  try {
    if (target.type() === 'page') listenToPage(await target.page(), errors);
    if (target.type() === 'service_worker') await listenToWorker(target, errors);
  } catch {
    // The target was gone before it could be listened to.
  }
}

function listenToPage(page: Page | null, errors: string[]): void {
  page?.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url ?? page.url()})`);
  });
  page?.on('pageerror', (error) => errors.push(String(error)));
}

/** Raw, because Puppeteer drops a worker's uncaught exceptions. */
async function listenToWorker(target: Target, errors: string[]): Promise<void> {
  const session = await target.createCDPSession();
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text),
  );
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error') errors.push(args.map((arg) => String(arg.value ?? arg.description)).join(' '));
  });
  await session.send('Runtime.enable');
}
