import 'temporal-polyfill/global';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { telephoneToCall } from '../../lib/directory/whom-to-call.ts';
import { formatRoute } from '../../lib/session/route.ts';
import { addressWithFind } from '../../lib/surfaces/find-address.ts';
import { today } from '../../lib/today.ts';
import { sampleDirectory } from '../sample-data.ts';
import type { AlteredExtension } from './support/alter-extension.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { writeDirectoryFiles } from './support/directory-files.ts';
import { type Background, driveBackground, withDrivenBackground } from './support/drive-background.ts';
import { findRole, hasRole } from './support/find-role.ts';
import { importFile, openOptions } from './support/options-flow.ts';
import { press, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

declare const chrome: {
  windows: { getCurrent(): Promise<{ id: number }> };
  sidePanel: { open(options: { windowId: number }): Promise<void> };
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
};

const directory = sampleDirectory({ customers: 40, seed: 5 });
const callOf = (customer: (typeof directory.customers)[number]) =>
  telephoneToCall(contactsFor(customer, directory, today()));
const isFoundAlone = ({ companyName }: { companyName: string }) =>
  directory.customers.filter((other) => other.companyName.includes(companyName)).length === 1;
const [customer, other] = directory.customers.filter((one) => isFoundAlone(one) && callOf(one));
const call = customer && callOf(customer);
if (!customer || !other || !call) throw new Error('The sample lacks what this needs.');

const BOX = 'Find a customer';
const SAID = `Copied ${call.telephone}, the number of ${call.name}`;

const statuses = (page: Page) =>
  page.$$eval('[role=status]', (regions) => regions.map(({ textContent }) => textContent).filter(Boolean));
const typedIn = (page: Page) => page.$eval('[role=combobox]', (box) => ('value' in box ? box.value : undefined));

/** A page of the browser, of whatever kind, at an address that ends so. */
const pageEndingIn = (session: Session, ending: string): Promise<Page> =>
  waitFor(`a page at …${ending}`, async () => {
    for (const target of session.browser.targets()) {
      if (!['page', 'other', 'webview'].includes(target.type())) continue;
      const page = await target.asPage().catch(() => undefined);
      const href = await page?.evaluate(() => location.href).catch(() => undefined);
      if (href?.endsWith(ending)) return page;
    }
    return undefined;
  });

describeInBrowser('the lookup, from the browser around it', (browserName) => {
  let extension: AlteredExtension;
  let session: Session;
  let background: Background;
  beforeAll(async () => {
    const files = await writeDirectoryFiles(directory);
    extension = await withDrivenBackground(browserName);
    session = await startSession(browserName, { extensionDir: extension.extensionDir });
    await importFile(await openOptions(session, { role: 'helpdesk' }), files.everythingJson);
    await files.remove();
    background = await driveBackground(session);
  });
  afterAll(async () => {
    await session?.close();
    await extension?.remove();
  });

  it('starts with the text in its address', async () => {
    const page = await session.openExtensionPage(addressWithFind('popup.html', ` ${customer.companyName}\n`));
    await findRole(page, 'combobox', BOX);
    await expect.poll(() => typedIn(page)).toBe(customer.companyName);
    await waitForText(page, '1 customer');
    await page.close();
  });

  it('shows in the side panel whose page the tab beside it is', async () => {
    const panel = await openPanel(session);
    await findRole(panel, 'combobox', BOX);
    const tab = await session.openPage(`https://admin.microsoft.com/?delegatedOrg=${customer.tenantId}#/homepage`);
    await waitForText(panel, customer.companyName);
    await findRole(panel, 'heading', customer.companyName);
    await tab.goto(`https://admin.microsoft.com/?delegatedOrg=${other.tenantId}#/homepage`);
    await findRole(panel, 'heading', other.companyName);
    await expectNoAxeViolations(panel);
    await tab.goto('https://portal.office.com/');
    await waitFor('the list', () => hasRole(panel, 'listbox', 'Customers'));
    await Promise.all([tab.close(), panel.close()]);
  });

  it('suggests customers in the address bar, with whom to call', async () => {
    const [, line] = await background.type(customer.companyName);
    const shown = line
      ?.replace(/<[^>]*>/g, '')
      .replaceAll('&amp;', '&')
      .replaceAll('&apos;', "'");
    expect(shown).toBe(`${customer.companyName} — ${call.name} ${call.telephone}`);
  });

  it('opens the customer that is chosen in the address bar', async () => {
    await background.enter(customer.companyName, 0);
    const page = await pageEndingIn(session, formatRoute({ view: 'customer', tenantId: customer.tenantId }));
    await findRole(page, 'heading', customer.companyName);
    await page.close();
  });

  it('lists the matches of what is entered in the address bar', async () => {
    await background.enter('example');
    const page = await pageEndingIn(session, '#find=example');
    await findRole(page, 'combobox', BOX);
    await expect.poll(() => typedIn(page)).toBe('example');
    await page.close();
  });

  it('opens with the text that was selected on any page', async () => {
    const text = 'Söhne & <Co>';
    await expect.poll(background.menuTitles).toEqual(['Find support contact for “%s”']);
    await background.clickMenu(text);
    await waitFor('the popup with the text', async () =>
      (await background.views()).some(
        ({ href, typed }) => href.endsWith(`/popup.html#find=${encodeURIComponent(text)}`) && typed === text,
      ),
    );
  });

  it('has keys in the browser that nothing else has taken', async () => {
    const page = await session.openExtensionPage('options.html');
    const commands = await page.evaluate(() => chrome.commands.getAll());
    expect(commands.map(({ shortcut }) => shortcut)).toEqual(['Alt+Shift+S', 'Alt+Shift+L']);
    await page.close();
  });

  it('offers a customer their own contacts, and no search anywhere', async () => {
    await openOptions(session, { role: 'customer', ownTenantId: customer.tenantId });
    await waitFor('the menu to go', async () => (await background.menuTitles()).length === 0);
    expect(await background.type('x')).toEqual(['Show my support contacts']);
    const page = await session.openExtensionPage('sidepanel.html');
    await findRole(page, 'heading', customer.companyName);
    await waitForText(page, call.telephone);
    expect(await hasRole(page, 'combobox', BOX)).toBe(false);
    await press(page, 'Control', 'c');
    await waitFor('the words', async () => (await statuses(page)).includes(SAID));
    await expectNoAxeViolations(page);
  });

  it('reports no error and reaches for no host', () => {
    expect(session.errors()).toEqual([]);
    expect(session.refusedHosts()).toEqual([]);
  });
});

/** Chromium's own side panel. Firefox opens its sidebar for a user's hand only, so there its page stands in a tab. */
async function openPanel(session: Session): Promise<Page> {
  if (session.name === 'firefox') return session.openExtensionPage('sidepanel.html');
  const page = await session.openExtensionPage('options.html');
  await page.evaluate(async () => chrome.sidePanel.open({ windowId: (await chrome.windows.getCurrent()).id }));
  return pageEndingIn(session, 'sidepanel.html');
}
