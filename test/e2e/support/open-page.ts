import type { Browser, Page } from 'puppeteer-core';
import { waitFor } from './wait-for.ts';

/** At first; a machine that needs longer is given twice as long the next time. */
const BEGINS_WITHIN_MS = 1_000;

/** Opens `url` in a new tab and resolves when that document, or one it redirects to on the way, has loaded. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  if (url.startsWith('moz-extension:')) return openFirefoxPage(browser, url);
  const page = await browser.newPage();
  try {
    await page.goto(url);
    return page;
  } catch (fault) {
    await page.close().catch(() => undefined);
    throw fault;
  }
}

/** In-page. A page that says that it could not be loaded has the address that was asked for; its document has not. */
function placeOf(wanted: string): 'before' | 'loading' | 'there' | 'failed' {
  if (location.href === 'about:blank') return 'before';
  if (document.readyState !== 'complete') return 'loading';
  return document.documentURI.startsWith(wanted) ? 'there' : 'failed';
}

/**
 * Over WebDriver BiDi the navigation to an extension page happens, but is never reported as finished. While the extension
 * itself is loaded anew it does not begin, or fails, or the tab is closed with the extension: it is asked for again then.
 */
async function openFirefoxPage(browser: Browser, url: string): Promise<Page> {
  let page: Page | undefined;
  let askedAt = 0;
  let patienceInMs = BEGINS_WITHIN_MS;
  async function ask(tab: Page | undefined): Promise<void> {
    page = tab ?? (await browser.newPage());
    askedAt = Date.now();
    page.goto(url).catch(() => undefined);
  }
  return waitFor(`${url} to load`, async () => {
    if (!page) await ask(undefined);
    const tab = page;
    const place = await tab?.evaluate(placeOf, url).catch(() => 'gone' as const);
    if (place === 'there') return tab;
    if (place === 'loading' || Date.now() - askedAt < patienceInMs) return undefined;
    patienceInMs *= 2;
    if (place === 'gone') tab?.close().catch(() => undefined);
    await ask(place === 'gone' ? undefined : tab);
    return undefined;
  });
}

const isAnotherSince = (origin: number) => document.readyState === 'complete' && performance.timeOrigin !== origin;

/** Loads the page anew. It is asked itself, for what is not reported as finished is not known as its address either. */
export async function reload(page: Page): Promise<void> {
  const origin = await page.evaluate(() => performance.timeOrigin);
  page.reload().catch(() => undefined);
  await waitFor('the page to load anew', () => page.evaluate(isAnotherSince, origin));
}
