import 'temporal-polyfill/global';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { type Azurite, startAzurite } from '../stand-ins/azurite/start-azurite.ts';
import { bookOf } from '../stand-ins/partner-center/book.ts';
import { STAND_IN_CLIENT, STAND_IN_TENANT } from '../stand-ins/partner-center/sign-in-rules.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import {
  choose,
  listenOn,
  outOfOrder,
  pressOn,
  tabsOut,
  tabTo,
  toggleFold,
  waitForFocus,
  waitToHear,
} from './support/keyboard.ts';
import { type Microsoft, startMicrosoft } from './support/microsoft.ts';
import { goTo, openOptions } from './support/options-flow.ts';
import { press, textOf, upload, waitForText } from './support/page-actions.ts';
import { createSampleFiles, type SampleFiles } from './support/sample-files.ts';
import { type Session, startSession } from './support/session.ts';
import { FAILED_LOAD } from './support/team.ts';
import { waitFor } from './support/wait-for.ts';

const PASSPHRASE = 'correct horse battery staple';
const directory = sampleDirectory({ customers: 6, seed: 5 });
const customer = directory.customers.find((one) => one.subscriptions.every(({ supportContact }) => !supportContact));
if (!customer) throw new Error('The sample lacks what this test needs.');
const SUPPORTS = `Supports ${customer.subscriptions.length} subscriptions`;

/** Into the field that has the focus, at once, as pasting does. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => document.execCommand('insertText', false, pasted), text);

describeInBrowser('with the keys alone, in the other views', (browserName) => {
  let azurite: Azurite;
  let microsoft: Microsoft;
  let session: Session;
  let files: DirectoryFiles;
  let tables: SampleFiles;
  let page: Page;
  let invitation = '';

  beforeAll(async () => {
    [azurite, microsoft, files, tables] = await Promise.all([
      startAzurite(),
      startMicrosoft(browserName, bookOf(directory), ['http://127.0.0.1/*']),
      writeDirectoryFiles(directory),
      createSampleFiles(),
    ]);
    await Promise.all([azurite.createContainer('team'), azurite.createContainer('feeds')]);
    session = await startSession(browserName, microsoft.session);
    page = await openOptions(session);
    await listenOn(page);
  });
  afterAll(async () => {
    await session?.close();
    await Promise.all([azurite?.close(), microsoft?.close(), files?.remove(), tables?.remove()]);
  });
  beforeEach(() => page.bringToFront());

  async function visit(view: string): Promise<void> {
    await pressOn(page, 'link', view);
    await waitForFocus(page, 'heading', view);
  }
  async function confirm(): Promise<void> {
    await findRole(page, 'button', 'Confirm');
    expect(await tabsOut(page, 'dialog', 6)).toEqual([]);
    await pressOn(page, 'button', 'Confirm');
    await waitForFocus(page, 'heading', 'Change saved');
    await pressOn(page, 'button', 'Close');
  }

  it('a file is imported, and the columns of another one are named', async () => {
    await visit('Import and export');
    expect(await outOfOrder(page)).toEqual([]);
    await tabTo(page, 'file', 'File to import');
    await upload(page, 'File to import', files.everythingJson);
    await waitForFocus(page, 'heading', 'What directory.json would change');
    await pressOn(page, 'button', 'Confirm');
    await findRole(page, 'heading', 'Change saved');
    expect(await tabsOut(page, 'dialog', 4)).toEqual([]);
    await pressOn(page, 'button', 'Close');
    await waitForFocus(page, 'heading', 'Import and export');
    const rows = `Nummer;Firma\n${customer.tenantId};Contoso`;
    await upload(page, 'File to import', await tables.write('kunden.csv', rows));
    await waitForFocus(page, 'heading', 'What are the columns of kunden.csv?');
    await choose(page, 'Nummer', 'CustomerId');
    await choose(page, 'Firma', 'CompanyN');
    expect(await outOfOrder(page)).toEqual([]);
    await pressOn(page, 'button', 'Read the file');
    await waitForFocus(page, 'heading', 'What kunden.csv would change');
    await pressOn(page, 'button', 'Map the columns again');
    await waitForFocus(page, 'heading', 'What are the columns of kunden.csv?');
    await pressOn(page, 'button', 'Cancel');
    await waitForFocus(page, 'heading', 'Import and export');
  });

  it('a workspace is started, shared once more, and its folds are opened', async () => {
    await visit('Sharing');
    await tabTo(page, 'textbox', 'Address of the workspace');
    await paste(page, azurite.urlOf('team'));
    await press(page, 'Enter');
    await waitForFocus(page, 'heading', 'This container is empty');
    await pressOn(page, 'button', 'Start a workspace here');
    await waitForText(page, 'Saved here and shared');
    await waitForFocus(page, 'heading', 'Sharing');
    expect(await outOfOrder(page)).toEqual([]);
    await pressOn(page, 'button', 'Share now');
    await waitForFocus(page, 'button', 'Share now');
    await toggleFold(page, 'Use another address');
    await tabTo(page, 'textbox', 'New address of this workspace');
    await toggleFold(page, 'Show the log');
    await tabTo(page, 'region', 'Lines of the log');
    await pressOn(page, 'button', 'Copy the log');
    await waitToHear(page, 'Copied');
    await pressOn(page, 'button', 'Leave the workspace');
    await page.waitForSelector('dialog:modal');
    expect(await tabsOut(page, 'dialog', 6)).toEqual([]);
    await press(page, 'Escape');
    await waitForFocus(page, 'button', 'Leave the workspace');
  });

  it('publishing is set up, and everything published', async () => {
    await tabTo(page, 'textbox', 'Address to publish to');
    await paste(page, azurite.urlOf('feeds', { permissions: 'rcw' }));
    await tabTo(page, 'textbox', 'Address that customers read');
    await paste(page, azurite.urlOf('feeds', { permissions: 'r' }));
    await tabTo(page, 'textbox', 'Passphrase for the key file');
    await paste(page, PASSPHRASE);
    await tabTo(page, 'textbox', 'Passphrase once more');
    await paste(page, PASSPHRASE);
    await press(page, 'Enter');
    await waitForFocus(page, 'heading', 'Save the key file');
    await pressOn(page, 'button', 'Save key file');
    await tabTo(page, 'checkbox', 'File and passphrase are kept in two places that no one person reaches alone');
    await press(page, ' ');
    await pressOn(page, 'button', 'Review and finish');
    await confirm();
    await waitForFocus(page, 'heading', 'Sharing');
    await pressOn(page, 'button', 'Publish now');
    await waitToHear(page, 'Everything is published');
    await waitForFocus(page, 'button', 'Publish now');
    expect(await outOfOrder(page)).toEqual([]);
  });

  it('a customer’s invitation is copied, and its folds are opened', async () => {
    await goTo(page, { view: 'customer', tenantId: customer.tenantId });
    await waitForFocus(page, 'heading', customer.companyName);
    await pressOn(page, 'button', 'Copy invitation');
    await waitToHear(page, 'Copied');
    const mail = async () =>
      decodeURIComponent(
        (await (await findRole(page, 'link', 'Write email')).evaluate((a) => a.getAttribute('href'))) ?? '',
      );
    invitation = /\S+#t=\S+/.exec(await mail())?.[0] ?? '';
    await choose(page, 'Language of the email', 'D');
    await waitFor('the email in German', async () => (await mail()).includes('Einladung'));
    await waitForFocus(page, 'combobox', 'Language of the email');
    await toggleFold(page, 'Show QR code');
    await toggleFold(page, 'For managed browsers', ' ');
    await tabTo(page, 'button', 'Save policy for Firefox');
    await pressOn(page, 'button', 'Revoke and invite again');
    await page.waitForSelector('dialog:modal');
    await press(page, 'Escape');
    await waitForFocus(page, 'button', 'Revoke and invite again');
  });

  it('the invitation is looked at, accepted, and not removed', async () => {
    await goTo(page, { view: 'contacts' });
    await waitForFocus(page, 'heading', 'My contacts');
    await tabTo(page, 'textbox', 'Invitation');
    await paste(page, invitation);
    await pressOn(page, 'button', 'Look at it');
    await waitForFocus(page, 'heading', 'Is this your partner?');
    await pressOn(page, 'button', 'Accept');
    await findRole(page, 'button', 'Refresh now');
    await waitForFocus(page, 'heading', 'My contacts');
    await pressOn(page, 'button', 'Refresh now');
    await waitForFocus(page, 'button', 'Refresh now');
    await toggleFold(page, SUPPORTS);
    await pressOn(page, 'button', 'Remove');
    await page.waitForSelector('dialog:modal');
    await press(page, 'Escape');
    await waitForFocus(page, 'button', 'Remove');
  });

  it('Partner Center is connected, and signed in to', async () => {
    await visit('Partner Center');
    await pressOn(page, 'button', 'Copy redirect address');
    await waitToHear(page, 'Copied');
    await tabTo(page, 'textbox', 'Your tenant');
    await paste(page, STAND_IN_TENANT);
    await tabTo(page, 'textbox', 'Application (client) ID');
    await paste(page, STAND_IN_CLIENT);
    expect(await outOfOrder(page)).toEqual([]);
    await pressOn(page, 'button', 'Save connection');
    await waitForFocus(page, 'heading', 'Partner Center');
    await pressOn(page, 'button', 'Sign in');
    await waitToHear(page, 'Signed in as');
    await page.bringToFront();
    await waitForFocus(page, 'heading', 'Connection');
    await toggleFold(page, 'Details of the connection');
    await pressOn(page, 'button', 'Remove connection');
    await page.waitForSelector('dialog:modal');
    await press(page, 'Escape');
    await waitForFocus(page, 'button', 'Remove connection');
  });

  it('language and theme are chosen, and the policy’s values are read', async () => {
    await visit('Settings');
    expect(await outOfOrder(page)).toEqual([]);
    await choose(page, 'Language', 'D');
    await waitForFocus(page, 'combobox', 'Sprache');
    await press(page, 'Home');
    await waitForFocus(page, 'combobox', 'Language');
    await choose(page, 'Theme', 'D');
    await page.waitForSelector('html[data-theme=dark]');
    await waitForFocus(page, 'combobox', 'Theme');
    await toggleFold(page, 'Every value, and why it counts');
    await pressOn(page, 'button', 'Copy the details');
    await waitToHear(page, 'Copied');
  });

  it('everything is checked, and the report copied', async () => {
    await pressOn(page, 'link', 'Diagnostics and repair');
    await waitForFocus(page, 'heading', 'Diagnostics');
    await pressOn(page, 'button', 'Check everything');
    await waitForText(page, 'In order');
    await waitForFocus(page, 'button', 'Check everything');
    await pressOn(page, 'button', 'Copy the report');
    await waitToHear(page, 'Copied');
    expect(await outOfOrder(page)).toEqual([]);
  });

  it('the card’s folds are opened and closed', async () => {
    page = await session.openPage(`https://admin.microsoft.com/?delegatedOrg=${customer.tenantId}#/homepage`);
    await findRole(page, 'button', 'Support contact');
    await pressOn(page, 'button', 'Support contact');
    await waitForFocus(page, 'button', 'Minimise support contact');
    await toggleFold(page, SUPPORTS);
    await toggleFold(page, 'Service hours', ' ');
    expect(await textOf(page, '.hours')).not.toBe('');
    await toggleFold(page, SUPPORTS, ' ');
    await press(page, 'Escape');
    await waitForFocus(page, 'button', 'Support contact');
  });

  it('nothing goes wrong', () => {
    expect(session.errors().filter((line) => !FAILED_LOAD.test(line))).toEqual([]);
  });
});
