import 'temporal-polyfill/global';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contactsFor } from '../../lib/directory/contacts-for.ts';
import { eligiblePartners } from '../../lib/directory/eligibility.ts';
import { ownPartner } from '../../lib/directory/own-partner.ts';
import { telephoneToCall } from '../../lib/directory/whom-to-call.ts';
import { today } from '../../lib/today.ts';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { listenOn, pressOn, tabsOut, tabTo, waitForFocus, waitToHear } from './support/keyboard.ts';
import { importFile } from './support/options-flow.ts';
import { press, textOf, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample lacks what this test needs.');
  return value;
}

const directory = sampleDirectory({ customers: 40, seed: 5 });
const own = must(ownPartner(directory));
const isFoundAlone = ({ companyName }: { companyName: string }) =>
  directory.customers.filter((other) => other.companyName.includes(companyName)).length === 1;
const firstWord = (name: string) => name.split(' ')[0] ?? '';

/** Those whom the list of resellers offers, by the first word of their names alone. */
const choosable = (customer: (typeof directory.customers)[number]) => {
  const offered = eligiblePartners(customer, directory, today());
  const isOnlyOne = (name: string) =>
    offered.filter(({ partner }) => partner.name.startsWith(firstWord(name))).length === 1;
  return offered.filter(({ partner, eligible }) => eligible && partner !== own && isOnlyOne(partner.name));
};
const customer = must(
  directory.customers.find(
    (one) =>
      isFoundAlone(one) &&
      one.subscriptions.every(({ supportContact }) => !supportContact) &&
      telephoneToCall(contactsFor(one, directory, today())) &&
      choosable(one).length > 0,
  ),
);
const reseller = must(choosable(customer)[0]).partner;
const call = must(telephoneToCall(contactsFor(customer, directory, today())));

const BOX = 'Find a customer';
const SAID = `Copied ${call.telephone}, the number of ${call.name}`;

const statuses = (page: Page) =>
  page.$$eval('[role=status]', (regions) => regions.map(({ textContent }) => textContent).filter(Boolean));
const activeOption = (page: Page) =>
  page.$eval('[role=combobox]', (box) => {
    const id = box.getAttribute('aria-activedescendant');
    return id ? document.getElementById(id)?.querySelector('span')?.textContent : undefined;
  });
const roleOfFocus = () => document.activeElement?.getAttribute('role');
const textOfChosen = (box: HTMLSelectElement) => box.selectedOptions[0]?.text;
const typedIn = (page: Page) => page.$eval('[role=combobox]', (box) => ('value' in box ? box.value : undefined));

describeInBrowser('with the keys alone', (browserName) => {
  let session: Session;
  let files: DirectoryFiles;
  let page: Page;
  beforeAll(async () => {
    files = await writeDirectoryFiles(directory);
    session = await startSession(browserName);
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  it('the first run is passed', async () => {
    page = await session.openExtensionPage('options.html');
    await listenOn(page);
    await pressOn(page, 'button', 'Partner I manage customers, resellers and support contacts.');
    await waitForFocus(page, 'heading', 'Partner');
    await tabTo(page, 'textbox', 'Company name');
    await page.keyboard.type(own.name);
    await tabTo(page, 'textbox', 'Tenant ID');
    await press(page, 'Enter');
    await waitToHear(page, 'A required value is missing.');
    await waitForFocus(page, 'textbox', 'Tenant ID');
    await page.keyboard.type(own.tenantId);
    await press(page, 'Enter');
    await pressOn(page, 'button', 'Confirm');
    await waitToHear(page, 'The change is saved.');
    await waitForFocus(page, 'heading', 'Change saved');
    await pressOn(page, 'button', 'Close');
    await waitForFocus(page, 'heading', 'Overview');
  });

  describe('in a filled directory', () => {
    beforeAll(async () => {
      await importFile(page, files.everythingJson);
      await page.close();
      page = await session.openExtensionPage('options.html');
      await findRole(page, 'heading', 'Overview');
      await listenOn(page);
    });

    it('the content is reached past the navigation', async () => {
      await pressOn(page, 'button', 'Skip to content');
      await waitFor('the focus on main', () => page.evaluate(() => document.activeElement?.localName === 'main'));
    });

    it('a customer is found and opened', async () => {
      await pressOn(page, 'link', 'Go to customers');
      await waitForFocus(page, 'heading', 'Customers');
      await tabTo(page, 'searchbox', 'Filter customers');
      await page.keyboard.type(customer.companyName);
      await waitToHear(page, '1 of 40 customers');
      await pressOn(page, 'grid', 'Customers');
      await waitForFocus(page, 'heading', customer.companyName);
    });

    it('a support contact is designated, and the designation undone', async () => {
      await tabTo(page, 'combobox', 'Designated support contact');
      await page.keyboard.type(firstWord(reseller.name));
      await expect.poll(() => page.$eval('select:focus', textOfChosen)).toContain(reseller.name);
      await pressOn(page, 'button', 'Submit');
      await findRole(page, 'button', 'Confirm');
      expect(await tabsOut(page, 'dialog', 12)).toEqual([]);
      await pressOn(page, 'button', 'Confirm');
      await waitToHear(page, 'The change is saved.');
      await waitForFocus(page, 'heading', 'Change saved');
      await pressOn(page, 'button', 'Undo');
      await waitToHear(page, 'Undone');
      await waitForFocus(page, 'heading', 'Undone');
      await pressOn(page, 'button', 'Close');
      await waitForFocus(page, 'button', 'Submit');
    });

    it('a dialog is left by Esc, and the focus is where it was', async () => {
      await pressOn(page, 'button', 'Request a relationship');
      await page.waitForSelector('dialog:modal');
      expect(await tabsOut(page, 'dialog', 8)).toEqual([]);
      await press(page, 'Escape');
      await waitForFocus(page, 'button', 'Request a relationship');
    });

    it('a view whose code is loaded late has the focus on its title', async () => {
      await pressOn(page, 'link', 'Partner Center');
      await waitForFocus(page, 'heading', 'Partner Center');
      await page.close();
    });

    it('the card is opened, used and closed', async () => {
      const admin = await session.openPage(`https://admin.microsoft.com/?delegatedOrg=${customer.tenantId}#/homepage`);
      await findRole(admin, 'button', 'Support contact');
      await pressOn(admin, 'button', 'Support contact');
      await waitForFocus(admin, 'button', 'Minimise support contact');
      await listenOn(admin);
      await tabTo(admin, 'link', `Call ${call.telephone}`);
      await pressOn(admin, 'button', `Copy ${call.telephone}`);
      await waitToHear(admin, `Copied: ${call.telephone}`);
      await press(admin, 'Escape');
      await waitForFocus(admin, 'button', 'Support contact');
      await admin.close();
    });

    describe.each(['popup.html', 'sidepanel.html'])('the lookup at %s', (address) => {
      beforeAll(async () => {
        page = await session.openExtensionPage(address);
        await findRole(page, 'combobox', BOX);
      });
      afterAll(() => page.close());
      beforeEach(() => page.bringToFront());

      it('begins in the box, and goes through the list', async () => {
        await waitFor('the rows', async () => (await activeOption(page)) !== undefined);
        await expect.poll(() => page.evaluate(roleOfFocus)).toBe('combobox');
        const first = await activeOption(page);
        await press(page, 'ArrowDown');
        await waitFor('another option to be active', async () => (await activeOption(page)) !== first);
        await press(page, 'Home');
        await waitFor('the first option to be active', async () => (await activeOption(page)) === first);
        await expectNoAxeViolations(page);
      });

      it('marks what was typed, and says how many match', async () => {
        await page.keyboard.type(customer.companyName);
        await waitForText(page, '1 customer');
        await expect.poll(() => statuses(page)).toEqual(['1 customer']);
        await expect.poll(() => textOf(page, 'mark')).not.toBe('');
        await expectNoAxeViolations(page);
      });

      it('copies the telephone of the chosen row, and says whose it is', async () => {
        await press(page, 'Control', 'c');
        await waitFor('the words', async () => (await statuses(page)).includes(SAID));
        await expectNoAxeViolations(page);
      });

      it('shows the card on Enter, copies a note for the ticket, and goes back by Esc', async () => {
        await press(page, 'Enter');
        await findRole(page, 'heading', customer.companyName);
        await waitForText(page, call.telephone);
        await expectNoAxeViolations(page);
        await pressOn(page, 'button', 'Copy ticket note');
        await waitFor('the words', async () => (await statuses(page)).includes('Copied'));
        await press(page, 'Escape');
        await waitFor('the list', async () => (await activeOption(page)) === customer.companyName);
        await press(page, 'Escape');
        await waitFor('an empty box', async () => (await typedIn(page)) === '');
        await expect.poll(() => page.evaluate(roleOfFocus)).toBe('combobox');
      });

      it('leaves Ctrl+C to a selection in the box', async () => {
        await page.keyboard.type('abc');
        await press(page, 'Control', 'a');
        await press(page, 'Control', 'c');
        await press(page, 'Escape');
        await waitFor('an empty box', async () => (await typedIn(page)) === '');
        expect((await statuses(page)).join()).not.toContain('the number of');
      });
    });
  });

  it('nothing goes wrong, and no host is reached for', () => {
    expect(session.errors()).toEqual([]);
    expect(session.refusedHosts()).toEqual([]);
  });
});
