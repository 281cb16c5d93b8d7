import type { Page } from 'puppeteer-core';
import { waitFor } from './wait-for.ts';

declare const chrome: { runtime: { id?: string; reload(): void } };

/** Any page of the extension will do: it goes away when the extension reloads. */
const DOOR = 'popup.html';

const isAlive = (page: Page) => page.evaluate(() => chrome.runtime.id !== undefined).catch(() => false);

/** Reloads the extension from one of its own pages and waits until a page of it opens again. */
export async function reloadExtension(openExtensionPage: (path: string) => Promise<Page>): Promise<void> {
  const door = await openExtensionPage(DOOR);
  // The page goes away under the call, so its answer is not waited for. Firefox announces no closing either.
  door.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await waitFor('the extension to go', async () => !(await isAlive(door)));
  await waitFor('the extension to be back', async () => {
    const page = await openExtensionPage(DOOR);
    const isBack = await isAlive(page);
    await page.close();
    return isBack;
  });
}
