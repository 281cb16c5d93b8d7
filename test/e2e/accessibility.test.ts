import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { designationsTo } from '../../lib/directory/stranded.ts';
import type { Customer, Partner } from '../../lib/directory/types.ts';
import { formatRoute, PLAIN_VIEWS, type Route } from '../../lib/session/route.ts';
import { sampleDirectory } from '../sample-data.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { importFile, openOptions } from './support/options-flow.ts';
import { click, fill, select, waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const directory = sampleDirectory({ customers: 40, seed: 5 });
const [customer] = directory.customers;
const [partner] = directory.partners;
const recordViews: Route[] = [
  { view: 'newCustomer' },
  { view: 'newPartner' },
  { view: 'customers', show: 'customers:mixed' },
  { view: 'partners', show: 'relationship:active' },
  { view: 'malformed', section: 'customers', id: 'contoso' },
  ...(customer ? [{ view: 'customer', tenantId: customer.tenantId } as const] : []),
  ...(partner ? [{ view: 'partner', tenantId: partner.tenantId } as const] : []),
];
/** A reseller that may not be designated for one of the customers, and is designated for others. */
const [reseller, barred] = notEligible();
const views: Route[] = [...PLAIN_VIEWS.map((view) => ({ view })), ...recordViews];

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

/** In-page: the view has its heading and reads nothing any more. */
const isFilled = () =>
  document.querySelector('main h1') !== null &&
  document.querySelector('progress, [role=progressbar], [aria-busy=true]') === null;

/** In-page: whether the card's ground is light or dark. */
function cardLightness(): string {
  const root = document.querySelector('support-contact-card')?.shadowRoot?.querySelector('.root');
  const panel = root?.querySelector('[role=region], section');
  const channels = panel ? getComputedStyle(panel).backgroundColor.match(/[\d.]+/g) : undefined;
  return Number(channels?.[0]) > 128 ? 'light' : 'dark';
}

describeInBrowser('accessibility', (browserName) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    let session: Session;
    let files: DirectoryFiles;
    beforeAll(async () => {
      files = await writeDirectoryFiles(directory);
      session = await startSession(browserName, { colorScheme });
      await importFile(await openOptions(session), files.everythingJson);
    });
    afterAll(async () => {
      await session?.close();
      await files?.remove();
    });

    it.each(views)('the options page has no violation at $view', async (route) => {
      // A page of its own for each view: what stands there cannot be left over from the view before.
      const page = await session.openExtensionPage(`options.html${formatRoute(route)}`);
      await waitFor('the view to be filled', () => page.evaluate(isFilled));
      await expectNoAxeViolations(page);
      await page.close();
    });

    it('the options page has none while a bulk change lists what is not eligible and not found', async () => {
      const page = await session.openExtensionPage(`options.html${formatRoute({ view: 'customers' })}`);
      await click(page, 'button', 'Bulk change');
      await select(page, 'Customers', 'From a pasted list');
      await fill(page, 'textbox', 'Tenant IDs or domains', `unknown.example\n${barred.tenantId}`);
      await select(page, 'New support contact', reseller.name);
      await click(page, 'button', 'Continue');
      await findRole(page, 'checkbox', 'Designate for these as well, in spite of the reason');
      await findRole(page, 'region', 'Not found: 1 entry');
      await expectNoAxeViolations(page);
      await page.close();
    });

    it('the options page has none while a partner is removed', async () => {
      const page = await session.openExtensionPage(
        `options.html${formatRoute({ view: 'partner', tenantId: reseller.tenantId })}`,
      );
      await click(page, 'button', 'Remove this partner');
      await findRole(page, 'combobox', 'Reassign all to');
      await expectNoAxeViolations(page);
      await page.close();
    });

    it('the popup has none', async () => {
      const popup = await session.openExtensionPage('popup.html');
      await findRole(popup, 'combobox', 'Find a customer');
      await expectNoAxeViolations(popup);
      await popup.close();
    });

    it('the card has none', async () => {
      const page = await session.openPage(`https://admin.microsoft.com/?delegatedOrg=${customer?.tenantId}#/support`);
      await waitForText(page, customer?.companyName ?? '');
      await expectNoAxeViolations(page, 'support-contact-card');
      expect(await page.evaluate(cardLightness)).toBe(colorScheme);
      expect(session.errors()).toEqual([]);
    });
  });
});
