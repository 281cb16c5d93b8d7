import type { Page } from 'puppeteer-core';
import type { SettingsPatch } from '../../../lib/own-settings.ts';
import { formatRoute, type Route } from '../../../lib/session/route.ts';
import { waitForNoRole } from './find-role.ts';
import type { TestBrowser } from './launch.ts';
import { click, select, upload } from './page-actions.ts';

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** Opens the options page as it is once the first run is done. The settings are stored in the form of their version 1. */
export async function openOptions(
  browser: TestBrowser,
  settings: SettingsPatch = { role: 'partner', authorName: 'Kim' },
): Promise<Page> {
  const page = await browser.openExtensionPage('options.html');
  await page.evaluate((stored) => chrome.storage.local.set({ settings: stored, settings$: { v: 1 } }), settings);
  await page.close();
  return browser.openExtensionPage('options.html');
}

/** Takes the options page to a route, as a link would. */
export const goTo = (page: Page, route: Route): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, formatRoute(route));

/** Imports a file through Import and export: dry run, Confirm, and Close once it is written. */
export async function importFile(page: Page, filePath: string): Promise<void> {
  await click(page, 'link', 'Import and export');
  await upload(page, 'File to import', filePath);
  await click(page, 'button', 'Confirm');
  await click(page, 'button', 'Close');
  await waitForNoRole(page, 'button', 'Close');
}

/**
 * Opens the review of a designation: customer → subscription → Designated support contact → Submit. `optionText` is
 * the reseller's name, or what the list says for the default contact.
 */
export async function proposeDesignation(
  page: Page,
  route: Extract<Route, { view: 'customer' }>,
  optionText: string,
): Promise<void> {
  await goTo(page, route);
  await select(page, 'Designated support contact', optionText);
  await click(page, 'button', 'Submit');
}
