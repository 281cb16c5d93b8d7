import type { Page } from 'puppeteer-core';
import { writeCustomersCsv } from '../../../lib/transfer/customer-csv.ts';
import { writePartnersCsv } from '../../../lib/transfer/partner-csv.ts';
import { launchBrowser, type TestBrowser } from '../../e2e/support/launch.ts';
import { importFile, openOptions } from '../../e2e/support/options-flow.ts';
import { createSampleFiles } from '../../e2e/support/sample-files.ts';
import { builtExtension } from '../../e2e/support/session.ts';
import { sampleDirectory } from '../../sample-data.ts';
import type { Measurement } from '../measurement.ts';
import { median } from '../support/median.ts';

const CUSTOMERS = 100_000;
const LEAST_RUNS = 9;

/** How soon the overview's numbers are painted: from another view, and from opening the page. */
export const measurement: Measurement = {
  name: 'overview',
  title: `Opening the overview of ${CUSTOMERS} customers`,
  async measure({ runs }) {
    const session = await launchBrowser('chromium', { extensionDir: builtExtension('chromium') });
    try {
      const page = await openOptions(session);
      await importSample(page);
      const routes: number[] = [];
      const pages: number[] = [];
      for (let run = 0; run < Math.max(runs, LEAST_RUNS); run += 1) {
        routes.push(await timeRoute(page));
        pages.push(await timePage(session));
      }
      return {
        figures: { 'overview.open_ms': median(routes), 'overview.page_ms': median(pages) },
        runs: { 'overview.open_ms': routes, 'overview.page_ms': pages },
      };
    } finally {
      await session.close();
    }
  },
};

async function importSample(page: Page): Promise<void> {
  const files = await createSampleFiles();
  const directory = sampleDirectory({ customers: CUSTOMERS, seed: 2 });
  try {
    await importFile(page, await files.write('partners.csv', writePartnersCsv(directory.partners)));
    await importFile(page, await files.write('customers.csv', writeCustomersCsv(directory.customers)));
  } finally {
    await files.remove();
  }
}

/** From the change of the address to the frame after the numbers are there. */
async function timeRoute(page: Page): Promise<number> {
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.waitForFunction(() => !document.querySelector('main figure svg'));
  return page.evaluate(async () => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const start = performance.now();
    location.hash = '#/overview';
    while (!document.querySelector('main figure svg')) await painted();
    await painted();
    return performance.now() - start;
  });
}

/** From the start of the navigation, with the page's own scripts and messages. */
async function timePage(session: TestBrowser): Promise<number> {
  const page = await session.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      if (document.querySelector('main figure svg'))
        requestAnimationFrame(() => setTimeout(() => performance.mark('overview')));
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(session.extensionUrl('options.html#/overview'));
  const mark = await page.waitForFunction(() => performance.getEntriesByName('overview')[0]?.startTime);
  const time = await mark.jsonValue();
  await page.close();
  if (time === undefined) throw new Error('The overview was not painted.');
  return time;
}
