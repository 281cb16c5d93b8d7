import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../lib/session/route.ts';
import { readMessageSet } from '../../scripts/message-files.ts';
import { lengthen, turnAround } from '../pseudo-locales.ts';
import { sampleDirectory } from '../sample-data.ts';
import { type AlteredExtension, alterExtension } from './support/alter-extension.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { waitForFrames, waitForStill } from './support/frames.ts';
import { findLayoutFaults, type LayoutFault } from './support/layout.ts';
import { importFile, openOptions } from './support/options-flow.ts';
import { click, fill, press, select, waitForText, waitForTextIn } from './support/page-actions.ts';
import { writePseudoMessages } from './support/pseudo-messages.ts';
import { type Session, startSession } from './support/session.ts';
import { everyView, showView } from './support/show-view.ts';

const directory = sampleDirectory({ customers: 40, seed: 5 });
const views = everyView(directory);
const english = readMessageSet('en', 'all');

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample lacks what this test needs.');
  return value;
}
const customer = must(directory.customers[0]);
const reseller = must(
  directory.partners.find(({ role, relationship }) => role === 'indirectReseller' && relationship === 'active'),
);

/** A window of 1280 × 800 at 100, 200 and 400 % (WCAG 2.2, 1.4.4 and 1.4.10). */
const ZOOMED = { whole: [1280, 800], twice: [640, 400], fourTimes: [320, 256] } as const;
const ALWAYS: readonly LayoutFault[] = ['cutTexts', 'overlaps', 'sideways'];

/** Made for this test, each in the place of a language that is offered. */
const TONGUES = [
  { name: 'half as long again', change: lengthen, locale: 'ja', dir: 'ltr', zooms: ['twice', 'fourTimes'], more: [] },
  {
    name: 'from right to left',
    change: turnAround,
    locale: 'ar',
    dir: 'rtl',
    zooms: ['whole', 'fourTimes'],
    more: ['loose'],
  },
] as const;

/** In-page: which way what is judged runs: the card, or the whole page. */
function readDirection(): string {
  const card = document.querySelector('support-contact-card')?.shadowRoot?.querySelector('.root');
  return getComputedStyle(card ?? document.documentElement).direction;
}

describeInBrowser('languages', (browserName) => {
  // One engine is enough: what is too long for its place in one is too long in the other.
  describe.runIf(browserName === 'chromium')('in real layouts', () => {
    let extension: AlteredExtension;
    let session: Session;
    beforeAll(async () => {
      const files = await writeDirectoryFiles(directory);
      extension = await alterExtension(browserName, {});
      session = await startSession(browserName, { extensionDir: extension.extensionDir });
      await importFile(await openOptions(session), files.everythingJson);
      await files.remove();
    });
    afterAll(async () => {
      await session?.close();
      await extension?.remove();
    });

    describe.each(TONGUES)('one $name', ({ change, locale, dir, zooms, more }) => {
      const say = (key: string) => change(must(english[key]));
      let page: Page;
      beforeAll(async () => {
        await writePseudoMessages(extension.extensionDir, locale, change);
        page = await openOptions(session, { role: 'partner', authorName: 'Kim', language: locale });
      });

      /** What is wrong with what the page shows, at each zoom. */
      async function judge(shown: Page, where: string, within?: string): Promise<string[]> {
        const found: string[] = [];
        await expect.poll(() => shown.evaluate(readDirection)).toBe(dir);
        for (const zoom of zooms) {
          const [width, height] = ZOOMED[zoom];
          await shown.setViewport({ width, height });
          await expect.poll(() => shown.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
          await waitForFrames(shown);
          await waitForStill(shown);
          const faults = await findLayoutFaults(shown, [...ALWAYS, ...more], within);
          found.push(...faults.map((fault) => `${where} at ${width} px: ${fault}`));
        }
        return found;
      }

      it('has room in every view', async () => {
        const found: string[] = [];
        for (const route of views) {
          await showView(page, route);
          found.push(...(await judge(page, JSON.stringify(route))));
        }
        expect(found).toEqual([]);
      });

      it.each<[string, Route, () => Promise<void>]>([
        [
          'the review of a designation',
          { view: 'customer', tenantId: customer.tenantId },
          async () => {
            await select(page, say('customers.designate.label'), reseller.name);
            await click(page, 'button', say('customers.designate.submit'));
            await findRole(page, 'button', say('review.confirm'));
          },
        ],
        [
          'the request of a relationship',
          { view: 'customer', tenantId: customer.tenantId },
          () => click(page, 'button', say('customers.request')),
        ],
        ['a bulk change', { view: 'customers' }, () => click(page, 'button', say('bulk.open'))],
        [
          'the end of a relationship',
          { view: 'partner', tenantId: reseller.tenantId },
          () => click(page, 'button', say('partners.end')),
        ],
        [
          'a contact card',
          { view: 'partner', tenantId: reseller.tenantId },
          () => click(page, 'button', say('vcard.open')),
        ],
      ])('has room in the dialog of %s', async (name, route, open) => {
        await showView(page, route);
        await open();
        await page.waitForSelector('dialog:modal');
        const found = await judge(page, name);
        await press(page, 'Escape');
        expect(found).toEqual([]);
      });

      it('has room in the popup', async () => {
        const popup = await session.openExtensionPage('popup.html');
        await fill(popup, 'combobox', say('popup.find'), customer.companyName);
        await waitForTextIn(popup, '[role=option]', customer.companyName);
        const listed = await judge(popup, 'the list');
        await press(popup, 'Enter');
        await findRole(popup, 'heading', customer.companyName);
        expect([...listed, ...(await judge(popup, 'a customer'))]).toEqual([]);
        await popup.close();
      });

      it('has room on the card', async () => {
        const admin = await session.openPage(`https://admin.microsoft.com/?delegatedOrg=${customer.tenantId}#/support`);
        await waitForText(admin, customer.companyName);
        expect(await judge(admin, 'the card', 'support-contact-card')).toEqual([]);
        await admin.close();
      });

      it('has room in the first run', async () => {
        const first = await openOptions(session, { role: null, language: locale });
        await first.waitForSelector('h1');
        expect(await judge(first, 'the first run')).toEqual([]);
        await first.close();
      });
    });
  });
});
