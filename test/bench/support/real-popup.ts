import type { Page } from 'puppeteer-core';
import type { TestBrowser } from '../../e2e/support/launch.ts';
import { waitFor } from '../../e2e/support/wait-for.ts';

/**
 * Opens a page of the extension as its popup, the way a click on its button does: headless Chromium has a window, and
 * `action.openPopup()` of the background opens a real one in it. Resolves once its document is there.
 */
export async function openPopup(session: TestBrowser, path: string): Promise<Page> {
  const url = session.extensionUrl(path);
  const opened = session.browser.waitForTarget((target) => target.type() === 'page' && target.url() === url);
  opened.catch(() => undefined); // Asking for it tells why it did not open.
  await waitFor(`the popup ${path}`, () => askForPopup(session, path));
  const page = await (await opened).asPage();
  // A target may be there before its frame is.
  await waitFor(`the document of ${path}`, async () => page.mainFrame() !== undefined);
  return page;
}

/** A background that has just been installed starts twice, and the first one is gone before it answers. */
async function askForPopup({ browser, extensionUrl }: TestBrowser, path: string): Promise<true | undefined> {
  const url = extensionUrl('background.js');
  const background = browser.targets().findLast((target) => target.type() === 'service_worker' && target.url() === url);
  const [tab] = await browser.pages();
  const client = await background?.createCDPSession();
  if (!client || !tab) return undefined;
  await tab.bringToFront(); // A popup needs an active window.
  const expression = `chrome.action.setPopup({ popup: ${JSON.stringify(path)} }).then(() => chrome.action.openPopup())`;
  const { exceptionDetails } = await client.send('Runtime.evaluate', { expression, awaitPromise: true });
  await client.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return true;
}
