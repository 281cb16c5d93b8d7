import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  askForMove,
  bulkDirectory,
  IMPORT_IN_MS,
  importBulkDirectory,
  MOVED_SUBSCRIPTIONS,
  timeClick,
} from './support/bulk-flow.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole } from './support/find-role.ts';
import { goTo, openOptions } from './support/options-flow.ts';
import { click, textOf, waitForTextIn } from './support/page-actions.ts';
import { createSampleFiles, type SampleFiles } from './support/sample-files.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const SIZES = {
  chromium: { customers: 100_000, moved: MOVED_SUBSCRIPTIONS },
  firefox: { customers: 4_000, moved: 200 },
};

describeInBrowser('moving subscriptions from one reseller to another', (browserName) => {
  const { customers, moved } = SIZES[browserName];
  const counted = new Intl.NumberFormat('en').format(moved);
  const directory = bulkDirectory(customers, moved);
  let session: Session;
  let page: Page;
  let files: SampleFiles;

  /** Told, not judged: the machine may have other work. `npm run bench -- --only bulk` measures. */
  const tell = (name: string, ms: number) =>
    console.log(`  ${browserName}, ${moved} of ${3 * customers} subscriptions: ${name} ${Math.round(ms)} ms`);
  const holdersOf = async (tenantId: (typeof directory)['from']['tenantId']) => {
    await goTo(page, { view: 'customers', show: `partner:${tenantId}` });
    return waitFor(
      'the filter to count',
      async () => /Supported by .*: ([\d,]+)/.exec(await textOf(page, 'main'))?.[1],
    );
  };

  beforeAll(async () => {
    files = await createSampleFiles();
    session = await startSession(browserName);
    page = await openOptions(session);
    await importBulkDirectory(page, files, directory);
  }, 4 * IMPORT_IN_MS);
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  it(
    'shows what would change for all of them in one review',
    async () => {
      await askForMove(page, directory);
      tell('plan', await timeClick(page, 'Continue', `${counted} fields`));
      await waitForTextIn(page, 'dialog[open]', directory.from.name);
      await waitForTextIn(page, 'dialog[open]', directory.to.name);
    },
    2 * IMPORT_IN_MS,
  );

  it('writes them as one change', async () => {
    tell('commit', await timeClick(page, 'Confirm', 'Undo'));
  });

  it('takes them back with one Undo', async () => {
    tell('undo', await timeClick(page, 'Undo', 'Undone'));
    await click(page, 'button', 'Close');
    const holders = directory.customers.filter(({ subscriptions }) =>
      subscriptions.some(({ supportContact }) => supportContact?.supportTenantId === directory.from.tenantId),
    );
    const count = new Intl.NumberFormat('en').format(holders.length);
    await waitFor('the list to follow', async () => (await holdersOf(directory.from.tenantId)) === count);
  });

  it('removes the filter and lists everyone again', async () => {
    await click(page, 'button', 'Remove the filter');
    await findRole(page, 'grid', 'Customers');
    const all = new Intl.NumberFormat('en').format(customers);
    await waitForTextIn(page, 'main', `${all} customers`);
  });

  it('reports no error', () => {
    expect(session.errors()).toEqual([]);
  });
});
