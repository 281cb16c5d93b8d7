import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { designationsTo } from '../../lib/directory/stranded.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import type { Route } from '../../lib/session/route.ts';
import { sampleDirectory } from '../sample-data.ts';
import { findPoorColours, findViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { findLayoutFaults } from './support/layout.ts';
import { inEveryLook } from './support/looks.ts';
import { importFile, openOptions } from './support/options-flow.ts';
import { click, fill, press, select, waitForText, waitForTextIn } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { everyView, showView } from './support/show-view.ts';

const directory = sampleDirectory({ customers: 40, seed: 5 });
/** A reseller that may not be designated for one of the customers, and is designated for others. */
const [reseller, barred] = notEligible();

function notEligible(): [Partner, Customer] {
  for (const { partner, customer } of directory.partners.flatMap((partner) =>
    directory.customers.map((customer) => ({ partner, customer })),
  )) {
    const isBarred = customer.delegatedAdmin.some(
      ({ tenantId, kind }) => tenantId === partner.tenantId && kind === 'none',
    );
    const isDesignated = directory.customers.some((one) => designationsTo(one, partner.tenantId).length > 0);
    if (isBarred && isDesignated && customer.subscriptions.length > 0) return [partner, customer];
  }
  throw new Error('The sample lacks what this needs.');
}

/** One that may be designated instead. */
const another = directory.partners.find(
  ({ tenantId, role, relationship }) =>
    role === 'indirectReseller' &&
    relationship === 'active' &&
    tenantId !== reseller.tenantId &&
    barred.subscriptions.every(({ supportContact }) => supportContact?.supportTenantId !== tenantId),
);

const barredView: Route = { view: 'customer', tenantId: barred.tenantId };
const resellerView: Route = { view: 'partner', tenantId: reseller.tenantId };

/** In-page: whether the card's ground is light or dark. */
function cardLightness(): string {
  const root = document.querySelector('support-contact-card')?.shadowRoot?.querySelector('.root');
  const panel = root?.querySelector('[role=region], section');
  const channels = panel ? getComputedStyle(panel).backgroundColor.match(/[\d.]+/g) : undefined;
  return Number(channels?.[0]) > 128 ? 'light' : 'dark';
}

describeInBrowser('accessibility', (browserName) => {
  let session: Session;
  let page: Page;
  beforeAll(async () => {
    const files = await writeDirectoryFiles(directory);
    session = await startSession(browserName, { colorScheme: 'dark' });
    page = await openOptions(session);
    await importFile(page, files.everythingJson);
    await files.remove();
  });
  afterAll(() => session?.close());

  /**
   * axe's findings; in Chromium in every look, with what moves though nothing should. The other engine has the same
   * colours and sizes: what it may do otherwise is names and roles.
   */
  async function judge(shown: Page, within?: string): Promise<string[]> {
    if (browserName === 'firefox') return findViolations(shown, within);
    return inEveryLook(shown, async (look) =>
      look === 'dark'
        ? [...(await findViolations(shown, within)), ...(await findLayoutFaults(shown, ['moving'], within))]
        : findPoorColours(shown, within),
    );
  }

  it.each(everyView(directory))('the view $view has no violation in any look', async (route) => {
    await showView(page, route);
    expect(await judge(page)).toEqual([]);
  });

  it.each<[string, Route, () => Promise<unknown>]>([
    [
      'the review of a designation',
      barredView,
      async () => {
        await select(page, 'Designated support contact', another?.name ?? '');
        await click(page, 'button', 'Submit');
        await findRole(page, 'button', 'Confirm');
      },
    ],
    ['the request of a relationship', barredView, () => click(page, 'button', 'Request a relationship')],
    [
      'a bulk change with some that are not eligible and some that are not found',
      { view: 'customers' },
      async () => {
        await click(page, 'button', 'Bulk change');
        await select(page, 'Customers', 'From a pasted list');
        await fill(page, 'textbox', 'Tenant IDs or domains', `unknown.example\n${barred.tenantId}`);
        await select(page, 'New support contact', reseller.name);
        await click(page, 'button', 'Continue');
        await findRole(page, 'checkbox', 'Designate for these as well, in spite of the reason');
        await findRole(page, 'region', 'Not found: 1 entry');
      },
    ],
    ['the end of a relationship', resellerView, () => click(page, 'button', 'End relationship')],
    [
      'the removal of a partner',
      resellerView,
      async () => {
        await click(page, 'button', 'Remove this partner');
        await findRole(page, 'combobox', 'Reassign all to');
      },
    ],
    ['a contact card', resellerView, () => click(page, 'button', 'Contact card (vCard)')],
  ])('the dialog of %s has none', async (_, route, open) => {
    await showView(page, route);
    await open();
    await page.waitForSelector('dialog:modal');
    const found = await judge(page);
    await press(page, 'Escape');
    expect(found).toEqual([]);
  });

  it('the popup has none, before and after a customer is chosen', async () => {
    const popup = await session.openExtensionPage('popup.html');
    await fill(popup, 'combobox', 'Find a customer', barred.companyName);
    await waitForTextIn(popup, '[role=option]', barred.companyName);
    const listed = await judge(popup);
    await press(popup, 'Enter');
    await findRole(popup, 'heading', barred.companyName);
    expect([...listed, ...(await judge(popup))]).toEqual([]);
    await popup.close();
  });

  it('the card has none, open and closed, and follows the theme', async () => {
    const admin = await session.openPage(`https://admin.microsoft.com/?delegatedOrg=${barred.tenantId}#/support`);
    await waitForText(admin, barred.companyName);
    await expect.poll(() => admin.evaluate(cardLightness)).toBe('dark');
    const open = await judge(admin, 'support-contact-card');
    await click(admin, 'button', 'Minimise support contact');
    await findRole(admin, 'button', 'Support contact');
    expect([...open, ...(await judge(admin, 'support-contact-card'))]).toEqual([]);
    await admin.close();
  });

  it('the first run has none', async () => {
    const first = await openOptions(session, { role: null });
    await findRole(first, 'heading', 'Who are you?');
    expect(await judge(first)).toEqual([]);
    await first.close();
    expect(session.errors()).toEqual([]);
  });
});
