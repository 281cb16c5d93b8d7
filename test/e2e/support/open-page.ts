import type { Browser, Page } from 'puppeteer-core';
import { waitFor } from './wait-for.ts';

const BEGINS_WITHIN_MS = 1_000;

const hasLeft = () => location.href !== 'about:blank';
const isLoadedAt = (wanted: string) => document.readyState === 'complete' && location.href.startsWith(wanted);

/** Opens `url` in a new tab and resolves when that document, or one it redirects to on the way, has loaded. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await visit(page, url);
  return page;
}

/** Takes a new page to `url`. Throws when it cannot be reached. */
async function visit(page: Page, url: string): Promise<void> {
  if (!url.startsWith('moz-extension:')) {
    await page.goto(url);
    return;
  }
  // Over WebDriver BiDi the navigation to an extension page happens, but is never reported as finished; and while the
  // extension itself is loaded anew it does not begin.
  let askedAt = Number.NEGATIVE_INFINITY;
  await waitFor(`${url} to load`, async () => {
    if (Date.now() - askedAt > BEGINS_WITHIN_MS && !(await page.evaluate(hasLeft))) {
      askedAt = Date.now();
      page.goto(url).catch(() => undefined);
    }
    return page.evaluate(isLoadedAt, url);
  });
}

const isAnotherSince = (origin: number) => document.readyState === 'complete' && performance.timeOrigin !== origin;

/** Loads the page anew. It is asked itself, for what is not reported as finished is not known as its address either. */
export async function reload(page: Page): Promise<void> {
  const origin = await page.evaluate(() => performance.timeOrigin);
  page.reload().catch(() => undefined);
  await waitFor('the page to load anew', () => page.evaluate(isAnotherSince, origin));
}
