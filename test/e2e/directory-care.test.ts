import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { importFile, openOptions } from './support/options-flow.ts';
import { click, fill, press, waitForText, waitForTextIn } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';

const directory = sampleDirectory({ customers: 40, seed: 5 });
/** Far down in the list of customers, so that only a pin brings it to the top. */
const pinned = directory.customers.toSorted((a, b) => (a.companyName < b.companyName ? 1 : -1))[0];
const removed = directory.customers.find(({ tenantId }) => tenantId !== pinned?.tenantId);
const reseller = directory.partners.find(({ tenantId }) =>
  directory.customers.some(({ subscriptions }) =>
    subscriptions.some(({ supportContact }) => supportContact?.supportTenantId === tenantId),
  ),
);
if (!pinned || !removed || !reseller) throw new Error('The sample lacks what this needs.');

describeInBrowser('caring for the directory', (browserName) => {
  let session: Session;
  let files: DirectoryFiles;
  const open = (view: 'customer' | 'partner', { tenantId }: Customer | Partner): Promise<Page> =>
    session.openExtensionPage(`options.html${formatRoute({ view, tenantId })}`);

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    session = await startSession(browserName);
    await importFile(await openOptions(session), files.everythingJson);
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  it('shows links and notes of a pinned customer in the popup, where it comes first', async () => {
    const page = await open('customer', pinned);
    await fill(page, 'textbox', 'Links', 'Open tickets https://desk.example/1');
    await fill(page, 'textbox', 'Notes', 'Ask for Mia');
    // The profile's is the first on the page.
    await click(page, 'button', 'Review changes');
    await waitForText(page, 'Open tickets: https://desk.example/1');
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
    await click(page, 'button', 'Pin');
    await findRole(page, 'button', 'Unpin');
    await expectNoAxeViolations(page);
    await page.close();

    const popup = await session.openExtensionPage('popup.html');
    await waitForTextIn(popup, '[role=option]', pinned.companyName);
    await expectNoAxeViolations(popup);
    await press(popup, 'Enter');
    await findRole(popup, 'link', 'Open tickets');
    await waitForText(popup, 'Ask for Mia');
    await expectNoAxeViolations(popup);
    await popup.close();
  });

  it('removes a customer, says so to whoever follows its link, and brings it back with Undo', async () => {
    const page = await open('customer', removed);
    await click(page, 'button', 'Remove this customer');
    await click(page, 'button', 'Confirm');
    await findRole(page, 'button', 'Undo', { within: 'dialog' });

    const follower = await open('customer', removed);
    await waitForText(follower, removed.tenantId);
    await findRole(follower, 'link', 'Import a file');
    await expectNoAxeViolations(follower);

    await page.bringToFront();
    await click(page, 'button', 'Undo', { within: 'dialog' });
    await click(page, 'button', 'Close');
    await findRole(page, 'heading', removed.companyName);
    await findRole(follower, 'heading', removed.companyName);
    await follower.close();
    await page.close();
  });

  it('removes a partner once its designations have another contact', async () => {
    const page = await open('partner', reseller);
    await click(page, 'button', 'Remove this partner');
    await findRole(page, 'combobox', 'Reassign all to');
    await click(page, 'button', 'Review changes', { within: 'dialog' });
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
    await findRole(page, 'heading', 'Partners');
    await page.close();
    const gone = await open('partner', reseller);
    await findRole(gone, 'heading', 'This partner is not on record');
    await gone.close();
    expect(session.errors()).toEqual([]);
  });
});
