import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookOf } from '../stand-ins/partner-center/book.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { waitForNoRole } from './support/find-role.ts';
import { waitForStill } from './support/frames.ts';
import { type Microsoft, startMicrosoft } from './support/microsoft.ts';
import { goTo, openOptions } from './support/options-flow.ts';
import { click, waitForText } from './support/page-actions.ts';
import { connectPartnerCenter, providersDirectory, readCounts, waitForResult } from './support/partner-center-flow.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

/** 5,000 of them take minutes on a machine that has more to do: `npm run long`. */
const CUSTOMERS = Number(process.env['E2E_CUSTOMERS'] ?? 120);
const RUN_IN_MS = 20_000 + 40 * CUSTOMERS;

describeInBrowser('observing Partner Center', (browserName) => {
  // The pages are the same; signing in is tested in both.
  if (browserName === 'firefox') {
    it.skip('is tested in Chromium', () => undefined);
    return;
  }
  const directory = providersDirectory(CUSTOMERS);
  const book = bookOf(directory);
  const [someone] = book.customers.keys();
  const subscriptions = [...book.customers.values()].reduce((sum, customer) => sum + customer.subscriptions.length, 0);
  /** Their first question meets 429, with a second's `Retry-After`. */
  const turnedAway = [...book.customers.keys()].filter((_, at) => at % Math.ceil(CUSTOMERS / 5) === 0);
  let microsoft: Microsoft;
  let session: Session;
  let page: Page;

  beforeAll(async () => {
    microsoft = await startMicrosoft(browserName, book);
    for (const tenantId of turnedAway)
      microsoft.api.strikes.push({ name: 'throttled', path: new RegExp(`${tenantId}/subscriptions$`) });
    Object.assign(microsoft.api.quirks, { byteOrderMark: true, upperCaseIds: true, nextLink: 'versioned' });
    session = await startSession(browserName, microsoft.session);
    page = await openOptions(session);
    await connectPartnerCenter(page);
  });
  afterAll(async () => {
    await session?.close();
    await microsoft?.close();
  });

  const asked = (pattern: RegExp) =>
    microsoft.api.journal.filter(({ url, status }) => status === 200 && pattern.test(url));

  const shows = (text: string) => page.evaluate((wanted) => document.body.textContent?.includes(wanted), text);

  it(
    'reads every customer under throttling, in the next page where the first one is closed',
    async () => {
      await click(page, 'button', 'Start');
      await waitFor('a third to be read', async () => asked(/\/subscriptions$/).length > CUSTOMERS / 3, RUN_IN_MS);
      await page.close();
      page = await session.openExtensionPage('options.html');
      await goTo(page, { view: 'partner-center' });
      await waitForResult(page, RUN_IN_MS);
      expect(microsoft.api.journal.filter(({ status }) => status === 429)).toHaveLength(turnedAway.length);
      // What was under way when the page was closed is asked for once more.
      const atOnce = 6;
      expect(asked(/\/subscriptions$/).length).toBeLessThanOrEqual(CUSTOMERS + atOnce);
      expect(new Set(asked(/\/subscriptions$/).map(({ url }) => url)).size).toBe(CUSTOMERS);
      expect(await readCounts(page)).toEqual({
        Customers: [CUSTOMERS, CUSTOMERS, 0, 0, 0],
        Subscriptions: [subscriptions, subscriptions, 0, 0, 0],
        Partners: [book.resellers.size, book.resellers.size + 1, 0, 0, 0],
      });
    },
    2 * RUN_IN_MS,
  );

  it('writes it after one review, and finds nothing more to do', { timeout: RUN_IN_MS }, async () => {
    await waitForStill(page);
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Review changes');
    await click(page, 'button', 'Confirm');
    await waitFor('the change to be written', () => shows('Undo'), RUN_IN_MS);
    await click(page, 'button', 'Close');
    await waitForNoRole(page, 'button', 'Close');
    await waitForText(page, 'Nothing would change');
    const counts = await readCounts(page);
    expect(counts['Customers']).toEqual([CUSTOMERS, 0, 0, 0, 0]);
    expect(counts['Subscriptions']).toEqual([subscriptions, 0, 0, 0, 0]);
  });

  it('asks the second time for what may have changed, and for no subscription', { timeout: RUN_IN_MS }, async () => {
    if (!someone) throw new Error('The book is empty.');
    book.customers.delete(someone);
    microsoft.api.journal.length = 0;
    await click(page, 'button', 'Observe again');
    await waitFor('the one that is gone', () => shows('1 is no longer listed'), RUN_IN_MS);
    expect(asked(/\/subscriptions$/)).toEqual([]);
    expect(asked(/auditrecords/)).toHaveLength(1);
    await waitForStill(page);
    await expectNoAxeViolations(page);
    await goTo(page, { view: 'customer', tenantId: someone });
    await waitForText(page, 'Subscriptions read on');
    expect(session.errors().filter((error) => !error.includes('429'))).toEqual([]);
  });
});
