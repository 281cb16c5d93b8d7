import type { Page } from 'puppeteer-core';
import { waitFor } from './wait-for.ts';

declare const chrome: { runtime: { reload(): void; id?: string } };

/** Any page of the extension will do: it closes when the extension reloads. */
const DOOR = 'popup.html';

/** Reloads the extension from one of its own pages and waits until a page of it opens again. */
export async function reloadExtension(openExtensionPage: (path: string) => Promise<Page>): Promise<void> {
  const door = await openExtensionPage(DOOR);
  const closed = new Promise<void>((resolve) => door.once('close', () => resolve()));
  // The page goes away under the call, so its answer is not waited for.
  door.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await closed;
  await waitFor('the extension to be back', async () => {
    const page = await openExtensionPage(DOOR);
    const isBack = await page.evaluate(() => chrome.runtime.id !== undefined);
    await page.close();
    return isBack;
  });
}
