import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { flawedCase, flawedDirectory } from './support/findings-book.ts';
import { goTo, importFile, openOptions } from './support/options-flow.ts';
import { click } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

declare const chrome: { action: { getBadgeText(details: object): Promise<string> } };

const WARNINGS = 7;
const ended = flawedCase('relationshipEnded').partner;

/** In-page: what stands on the toolbar icon. */
const readBadge = () => chrome.action.getBadgeText({});

describeInBrowser('the badge of the toolbar icon', (browserName) => {
  let session: Session;
  let files: DirectoryFiles;
  let page: Page;

  const waitForBadge = (text: string) =>
    waitFor(`the badge to say “${text}”`, async () => {
      const shown = await page.evaluate(readBadge);
      if (shown !== text) throw new Error(`It says “${shown}”.`);
      return true;
    });

  beforeAll(async () => {
    files = await writeDirectoryFiles(flawedDirectory());
    session = await startSession(browserName);
    page = await openOptions(session);
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  it('is empty while the directory is', async () => {
    await waitForBadge('');
  });

  it('has the number of warnings once a directory is imported', async () => {
    await importFile(page, files.everythingJson);
    await waitForBadge(String(WARNINGS));
  });

  it('has one less when one is settled, and has it again after Undo', async () => {
    await goTo(page, { view: 'partner', tenantId: ended.tenantId });
    await click(page, 'button', 'Mark as active');
    await click(page, 'button', 'Confirm');
    await waitForBadge(String(WARNINGS - 1));
    await click(page, 'button', 'Undo', { within: 'dialog' });
    await waitForBadge(String(WARNINGS));
    await click(page, 'button', 'Close');
  });

  it('is drawn by the background alone once the extension starts', async () => {
    await page.close();
    await session.reloadExtension();
    page = await session.openExtensionPage('popup.html');
    await waitForBadge(String(WARNINGS));
    expect(session.errors()).toEqual([]);
  });
});
