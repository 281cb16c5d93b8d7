import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { partnerCenterTakes } from '../../lib/directory/commerce.ts';
import type { Customer } from '../../lib/directory/types.ts';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole, waitForNoRole } from './support/find-role.ts';
import { goTo, importFile, openOptions } from './support/options-flow.ts';
import { click, select, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';

const directory = sampleDirectory({ customers: 60, seed: 5 });
const own = directory.partners.find(({ role }) => role === 'indirectProvider');
const isEasy = ({ subscriptions: [first] }: Customer) =>
  first?.supportContact !== undefined && first.status === 'active' && partnerCenterTakes(first);
const customer = directory.customers.find(isEasy);
const contact = customer?.subscriptions[0]?.supportContact;
if (!own || !customer || !contact) throw new Error('The sample lacks what this needs.');

describeInBrowser('the page of a customer', (browserName) => {
  let session: Session;
  let files: DirectoryFiles;
  let page: Page;

  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    session = await startSession(browserName);
    page = await openOptions(session);
    await importFile(page, files.everythingJson);
    const [first] = customer.subscriptions;
    await goTo(page, { view: 'customer', tenantId: customer.tenantId, ...(first ? { subscription: first.id } : {}) });
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  it('gives the support contact as a card to scan or save', async () => {
    await click(page, 'button', `Contact card of ${contact.name}`);
    await findRole(page, 'img', `QR code with the support contact of ${contact.name}`);
    await expectNoAxeViolations(page);
    await click(page, 'button', 'Close');
  });

  it('says what must change in Partner Center for this customer alone', async () => {
    const taken = customer.subscriptions.filter((one) => one.supportContact && partnerCenterTakes(one)).length;
    await click(page, 'button', 'Work out');
    await waitForText(page, `${taken} subscription`);
    await findRole(page, 'button', 'PowerShell commands');
    await expectNoAxeViolations(page);
  });

  it('takes that back once the customer changes', async () => {
    await select(page, 'Designated support contact', `${own.name} (default contact)`);
    await click(page, 'button', 'Submit');
    await click(page, 'button', 'Confirm');
    await click(page, 'button', 'Close');
    await waitForNoRole(page, 'button', 'PowerShell commands');
    expect(session.errors()).toEqual([]);
  });
});
