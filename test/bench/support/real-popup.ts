import type { Page } from 'puppeteer-core';
import type { TestBrowser } from '../../e2e/support/launch.ts';

/**
 * Opens a page of the extension as its popup, the way a click on its button does: headless Chromium has a window, and
 * `action.openPopup()` of the background opens a real one in it. Resolves once its document is there.
 */
export async function openPopup({ browser, extensionUrl }: TestBrowser, path: string): Promise<Page> {
  const background = await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url() === extensionUrl('background.js'),
  );
  const worker = await background.worker();
  if (!worker) throw new Error('The background has no context to ask for the popup in.');
  const url = extensionUrl(path);
  const opened = browser.waitForTarget((target) => target.type() === 'page' && target.url() === url);
  await worker.evaluate(
    `chrome.action.setPopup({ popup: ${JSON.stringify(path)} }).then(() => chrome.action.openPopup())`,
  );
  return (await opened).asPage();
}
