import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import type { SubscriptionId, SupportContact } from '../../lib/directory/types.ts';
import { countRows } from '../../lib/partner-center/apply/row-counts.ts';
import { expectRightReport } from '../partner-center/apply/expect-right-report.ts';
import { must } from '../partner-center/client/sample-ids.ts';
import { bookOf } from '../stand-ins/partner-center/book.ts';
import { subscriptionOf } from '../stand-ins/partner-center/journal.ts';
import { killWorker, readReport, releaseWorker, strikeEach, wakeWorker } from './support/apply-flow.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { askForMove } from './support/bulk-flow.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole, waitForNoRole } from './support/find-role.ts';
import { waitForStill } from './support/frames.ts';
import { type Microsoft, startMicrosoft } from './support/microsoft.ts';
import { goTo, openOptions } from './support/options-flow.ts';
import { click, textOf, waitForText, waitForTextIn } from './support/page-actions.ts';
import { connectPartnerCenter, hasResult, providersDirectory, readCounts } from './support/partner-center-flow.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor, waitWhileMoving } from './support/wait-for.ts';

/** 5,000 of them take minutes, many on a machine that has more to do: `npm run long`. */
const CUSTOMERS = Number(process.env['E2E_CUSTOMERS'] ?? 200);
/** For so long nothing may happen; as long as requests come, it goes on. The client waits 60 seconds for an answer. */
const STALLED_IN_MS = 90_000;
const TEST_IN_MS = 120_000 + 300 * CUSTOMERS;

const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll(',', ''));

describeInBrowser('Partner Center', (browserName) => {
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
  const reseller = directory.partners.find(
    ({ role, relationship }) => role === 'indirectReseller' && relationship === 'active',
  );
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

  const shows = (text: string) => page.evaluate((wanted) => document.body.textContent?.includes(wanted) === true, text);
  const untilSeen = (what: string, isSeen: () => Promise<boolean>) =>
    waitWhileMoving(what, isSeen, () => microsoft.api.journal.length, STALLED_IN_MS).catch(async (cause: unknown) => {
      throw new Error(`The page shows ${await textOf(page, 'main')}`, { cause });
    });

  it(
    'reads every customer under throttling, in the next page where the first one is closed',
    async () => {
      await click(page, 'button', 'Start');
      await untilSeen('a third to be read', async () => asked(/\/subscriptions$/).length > CUSTOMERS / 3);
      await page.close();
      page = await session.openExtensionPage('options.html');
      await goTo(page, { view: 'partner-center' });
      await untilSeen('what Partner Center says', () => hasResult(page));
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
    TEST_IN_MS,
  );

  it('writes it after one review, and finds nothing more to do', { timeout: TEST_IN_MS }, async () => {
    await waitForStill(page);
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Review changes');
    await click(page, 'button', 'Confirm');
    await untilSeen('the change to be written', () => shows('Undo'));
    await click(page, 'button', 'Close');
    await waitForNoRole(page, 'button', 'Close');
    await waitForText(page, 'Nothing would change');
    const counts = await readCounts(page);
    expect(counts['Customers']).toEqual([CUSTOMERS, 0, 0, 0, 0]);
    expect(counts['Subscriptions']).toEqual([subscriptions, 0, 0, 0, 0]);
  });

  it('asks the second time for what may have changed, and for no subscription', { timeout: TEST_IN_MS }, async () => {
    if (!someone) throw new Error('The book is empty.');
    book.customers.delete(someone);
    microsoft.api.journal.length = 0;
    await click(page, 'button', 'Observe again');
    await untilSeen('the one that is gone', () => shows('1 is no longer listed'));
    expect(asked(/\/subscriptions$/)).toEqual([]);
    expect(asked(/auditrecords/)).toHaveLength(1);
    await waitForStill(page);
    await expectNoAxeViolations(page);
    await goTo(page, { view: 'customer', tenantId: someone });
    await waitForText(page, 'Subscriptions read on');
    expect(session.errors().filter((error) => !error.includes('429'))).toEqual([]);
  });

  const writes = () => microsoft.api.journal.filter(({ effect }) => effect === 'written').length;
  const untilWritten = (count: number) => untilSeen(`${count} writes`, async () => writes() >= count);
  /** An alarm that rings while a worker is ending is lost: in earnest the next one comes half a minute later. */
  const wakeUntilWritten = (aside: Page, count: number) =>
    waitFor(
      'the worker to go on',
      async () => {
        await wakeWorker(aside);
        await releaseWorker(session);
        return waitFor(`${count} writes`, async () => writes() >= count, 5_000).catch(() => false);
      },
      STALLED_IN_MS,
    );
  let before: Map<SubscriptionId, SupportContact>;

  it('shows what changing 200 designations here would change there', { timeout: TEST_IN_MS }, async () => {
    await askForMove(page, { from: must(ownPartner(directory)), to: must(reseller) });
    await click(page, 'button', 'Continue');
    const plan = await waitForTextIn(page, 'dialog[open]', 'fields changed');
    expect(numberIn(plan, /([\d,]+) fields changed/)).toBeGreaterThanOrEqual(200);
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
    await waitForNoRole(page, 'button', 'Close');
    await goTo(page, { view: 'partner-center' });
    await click(page, 'button', 'Compare');
    await waitForText(page, 'Review what is written to Partner Center');
    const review = await waitForTextIn(page, 'dialog[open]', 'support contacts to write');
    expect(numberIn(review, /([\d,]+) support contacts to write/)).toBeGreaterThan(CUSTOMERS / 2);
    expect(review).toContain('new commerce: Partner Center keeps no support contact');
    await waitForStill(page);
    await expectNoAxeViolations(page);
  });

  it('writes them though page and worker are killed, whatever is answered', { timeout: TEST_IN_MS }, async () => {
    const { api } = microsoft;
    Object.assign(api.quirks, { pascalCase: true, textCodes: true, nulls: true, bracedIds: true, sparse: true });
    const legacy = [...book.customers.values()].flatMap(({ subscriptions: list }) =>
      list.filter(({ commerce, status }) => commerce === 'legacy' && status === 'active').map(({ id }) => id),
    );
    const undesignated = legacy.filter((id) => !book.contacts.has(id));
    const another = must([...book.resellers.values()].find(({ tenantId }) => tenantId !== reseller?.tenantId));
    for (const id of undesignated.slice(10, 13))
      book.contacts.set(id, { supportTenantId: another.tenantId, supportMpnId: another.mpnId, name: another.name });
    strikeEach(api, undesignated.slice(13));
    before = new Map(book.contacts);
    api.journal.length = 0;
    // Whoever is at it by then, however far it has come before anybody looks.
    api.strikes.push({ name: 'mfaRequired', isDue: () => writes() >= 80 });
    await click(page, 'button', 'Confirm');
    const aside = await session.openExtensionPage('popup.html');
    await untilWritten(20);
    await page.close();
    for (const count of [40, 60]) {
      await wakeUntilWritten(aside, count);
      await killWorker(aside);
    }
    page = await session.openExtensionPage('options.html#/partner-center');
    await waitForText(page, 'Partner Center wants a sign-in with a second factor');
    await waitForStill(page);
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Go on');
    await untilSeen('the end of the run', () => shows('Done'));
    await findRole(page, 'button', 'Put back what was there');
  });

  it('reports each row as it is, none written twice and none of new commerce', { timeout: TEST_IN_MS }, async () => {
    const rows = await readReport(page);
    expectRightReport(rows, microsoft.api, before);
    const counts = countRows(rows);
    expect(counts).toMatchObject({ waiting: 0, writing: 0, written: writes(), changedMeanwhile: 3 });
    expect(counts.written).toBeGreaterThan(CUSTOMERS / 2 - 20);
    expect(counts.refused).toBeGreaterThan(4);
    const never = [...book.customers.values()].flatMap(({ subscriptions: list }) =>
      list.filter(({ commerce }) => commerce !== 'legacy').map(({ id }) => id),
    );
    const asked = new Set(microsoft.api.journal.map(({ url }) => subscriptionOf(url)));
    expect(never.filter((id) => asked.has(id))).toEqual([]);
    await waitForText(page, `Written (${new Intl.NumberFormat('en').format(counts.written)})`);
    await waitForStill(page);
    await expectNoAxeViolations(page);
    expect(session.errors().filter((error) => !error.includes('Failed to load resource'))).toEqual([]);
  });
});
