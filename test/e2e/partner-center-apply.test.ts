import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SubscriptionId, SupportContact } from '../../lib/directory/types.ts';
import { expectRightReport } from '../partner-center/apply/expect-right-report.ts';
import { bookOf } from '../stand-ins/partner-center/book.ts';
import type { FaultName } from '../stand-ins/partner-center/faults.ts';
import {
  connect,
  designatedDirectory,
  killWorker,
  readReport,
  releaseWorker,
  wakeWorker,
} from './support/apply-flow.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { askForMove, importBulkDirectory } from './support/bulk-flow.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole, waitForNoRole } from './support/find-role.ts';
import { waitForStill } from './support/frames.ts';
import { type Microsoft, startMicrosoft } from './support/microsoft.ts';
import { goTo, openOptions } from './support/options-flow.ts';
import { click, textOf, waitForText } from './support/page-actions.ts';
import { createSampleFiles, type SampleFiles } from './support/sample-files.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

/** Faults that a row meets, and that one row alone has. */
const WRITES_MEET: readonly FaultName[] = [
  'suspended',
  'pendingOperation',
  'unknownCode',
  'notReseller',
  'throttled',
  'serverFault',
  'gatewayTimeout',
  'cutBefore',
  'cutAfter',
  'refusedAsPage',
  'refusedInWords',
  'webPage',
  'halfJson',
];
const READINGS_MEET: readonly FaultName[] = ['throttledWithoutAdvice', 'unavailable', 'subscriptionNotFound', 'empty'];

describeInBrowser('writing to Partner Center', (browserName) => {
  // Only Chromium: it has a worker that can be killed, and the pages are the same.
  if (browserName === 'firefox') {
    it.skip('is tested in Chromium, where the worker can be killed', () => undefined);
    return;
  }
  const directory = designatedDirectory(270);
  let microsoft: Microsoft;
  let session: Session;
  let files: SampleFiles;
  let page: Page;
  let before: Map<SubscriptionId, SupportContact>;

  const book = () => microsoft.api.book;
  const held = () =>
    [...book().contacts].filter(([, { supportTenantId }]) => supportTenantId === directory.to.tenantId);
  const writes = () => microsoft.api.journal.filter(({ effect }) => effect === 'written').length;
  const untilWritten = (count: number, timeoutInMs?: number) =>
    waitFor(`${count} writes`, async () => writes() >= count, timeoutInMs);
  /** An alarm that rings while a worker is ending is lost: in earnest the next one comes half a minute later. */
  const wakeUntilWritten = (aside: Page, count: number) =>
    waitFor('the worker to go on', async () => {
      await wakeWorker(aside);
      await releaseWorker(session);
      return untilWritten(count, 3_000).catch(() => false);
    });

  beforeAll(async () => {
    microsoft = await startMicrosoft(browserName, bookOf(directory));
    files = await createSampleFiles();
    session = await startSession(browserName, microsoft.session);
    page = await openOptions(session);
    await importBulkDirectory(page, files, directory);
    await connect(page);
  });
  afterAll(async () => {
    await session?.close();
    await microsoft?.close();
    await files?.remove();
  });

  it('shows before and after of 200 designations that were changed in bulk', async () => {
    await askForMove(page, directory);
    await click(page, 'button', 'Continue');
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
    await waitForNoRole(page, 'button', 'Close');
    Object.assign(microsoft.api.quirks, {
      byteOrderMark: true,
      pascalCase: true,
      upperCaseIds: true,
      textCodes: true,
      nulls: true,
      unassigned: 'notFound',
    });
    await goTo(page, { view: 'partner-center' });
    await click(page, 'button', 'Compare');
    await waitForText(page, 'Review what is written to Partner Center');
    const review = await textOf(page, 'dialog[open]');
    expect(Number(/(\d+) support contacts to write/.exec(review)?.[1])).toBeGreaterThanOrEqual(200);
    expect(review).toContain('new commerce: Partner Center keeps no support contact');
    await waitForStill(page);
    await expectNoAxeViolations(page);
  });

  it('goes on though its page and its worker are killed, and whatever Partner Center answers', async () => {
    const { api } = microsoft;
    const todo = [
      ...new Set(api.journal.flatMap(({ url }) => /subscriptions\/([^/]+)\/supportcontact/.exec(url)?.[1] ?? [])),
    ];
    const strike = (method: string, names: readonly FaultName[], from: number) => {
      for (const [at, name] of names.entries())
        api.strikes.push({ name, method, path: new RegExp(todo[from + 9 * at] ?? 'none', 'i') });
    };
    strike('PUT', WRITES_MEET, 3);
    strike('GET', READINGS_MEET, 5);
    const [someone] = [...book().resellers.values()].slice(-1);
    for (const [id] of [...book().contacts].slice(40, 43))
      if (someone)
        book().contacts.set(id, { supportTenantId: someone.tenantId, supportMpnId: someone.mpnId, name: someone.name });
    before = new Map(book().contacts);
    api.journal.length = 0;
    await click(page, 'button', 'Confirm');
    const aside = await session.openExtensionPage('popup.html');
    await untilWritten(30);
    await page.close();
    for (const count of [60, 90]) {
      await wakeUntilWritten(aside, count);
      await killWorker(aside);
    }
    page = await session.openExtensionPage('options.html#/partner-center');
    await untilWritten(120, 30_000);
    api.strikes.push({ name: 'mfaRequired' });
    await waitForText(page, 'Partner Center wants a sign-in with a second factor');
    await waitForStill(page);
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Go on');
    await waitFor('the end of the run', () => findRole(page, 'button', 'Put back what was there'), 60_000);
    await waitForText(page, 'Done');
  }, 120_000);

  it('reports each row as it is, and has written none twice and none of new commerce', async () => {
    const rows = await readReport(page);
    expectRightReport(rows, microsoft.api, before);
    const states = Map.groupBy(rows, ({ outcome }) => outcome.state);
    const count = (state: (typeof rows)[number]['outcome']['state']) => states.get(state)?.length ?? 0;
    expect(count('written')).toBe(writes());
    expect(count('written')).toBe(held().length);
    expect(count('written')).toBeGreaterThan(180);
    expect(count('changedMeanwhile')).toBeGreaterThan(0);
    expect(count('refused')).toBeGreaterThan(4);
    const never = directory.customers.flatMap(({ subscriptions }) =>
      subscriptions.filter(({ commerce }) => commerce !== 'legacy'),
    );
    expect(count('notSupported')).toBeGreaterThanOrEqual(never.length);
    for (const { id } of never) expect(microsoft.api.journal.some(({ url }) => url.includes(id))).toBe(false);
    await waitForText(page, `Written (${count('written')})`);
    await waitForStill(page);
    await expectNoAxeViolations(page);
    expect(session.errors().filter((text) => !/Failed to load resource/.test(text))).toEqual([]);
  });
});
