import type { Page } from 'puppeteer-core';
import type { TestBrowser } from '../../e2e/support/launch.ts';
import { waitFor } from '../../e2e/support/wait-for.ts';

const ANSWER_IN_MS = 5_000;
const OPENING_IN_MS = 30_000;

/**
 * Opens a page of the extension as its popup, the way a click on its button does: headless Chromium has a window, and
 * `action.openPopup()` of the background opens a real one in it. Resolves once its document answers.
 */
export const openPopup = (session: TestBrowser, path: string): Promise<Page> =>
  waitFor(
    `the popup ${path}`,
    async () => {
      await askForPopup(session, path);
      return waitFor(`the document of ${path}`, () => findPopup(session, path), ANSWER_IN_MS);
    },
    OPENING_IN_MS,
  );

/** The newest: one that was opened while the background started anew may be gone again. */
async function findPopup({ browser, extensionUrl }: TestBrowser, path: string): Promise<Page | undefined> {
  const url = extensionUrl(path);
  const target = browser.targets().findLast((one) => one.type() === 'page' && one.url() === url);
  const page = await target?.asPage();
  await page?.evaluate('document.readyState');
  return page;
}

/** A background that has just been installed starts twice, and the first one is gone before it answers. */
async function askForPopup({ browser, extensionUrl }: TestBrowser, path: string): Promise<void> {
  const url = extensionUrl('background.js');
  const background = browser.targets().findLast((target) => target.type() === 'service_worker' && target.url() === url);
  const [tab] = await browser.pages();
  const client = await background?.createCDPSession();
  if (!client || !tab) throw new Error('There is no background or no window yet.');
  await tab.bringToFront(); // A popup needs an active window.
  const expression = `chrome.action.setPopup({ popup: ${JSON.stringify(path)} }).then(() => chrome.action.openPopup())`;
  const { exceptionDetails } = await client.send('Runtime.evaluate', { expression, awaitPromise: true });
  await client.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
}
