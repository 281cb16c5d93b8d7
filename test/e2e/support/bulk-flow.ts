import type { Page } from 'puppeteer-core';
import type { Customer, Directory, Partner } from '../../../lib/directory/types.ts';
import { writePartnersCsv } from '../../../lib/transfer/partner-csv.ts';
import { sampleCsv, sampleDirectory } from '../../sample-data.ts';
import { findRole, waitForNoRole } from './find-role.ts';
import { goTo } from './options-flow.ts';
import { click, select, textOf, upload } from './page-actions.ts';
import type { SampleFiles } from './sample-files.ts';
import { waitFor } from './wait-for.ts';

export const MOVED_SUBSCRIPTIONS = 2_000;
/** Reading and writing 100,000 customers on a busy machine. */
export const IMPORT_IN_MS = 120_000;

export interface BulkDirectory extends Directory {
  /** Whom the moved subscriptions are designated to, and to whom they go. */
  from: Partner;
  to: Partner;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample directory lacks what this test needs.');
  return value;
}

const isActiveReseller = ({ role, relationship }: Partner) => role === 'indirectReseller' && relationship === 'active';

/** A sample directory in which one reseller, `from`, has exactly so many running designations; `to` is another one. */
export function bulkDirectory(customers: number, subscriptions: number): BulkDirectory {
  const sample = sampleDirectory({ customers, seed: 11 });
  const [first, second] = sample.partners.filter(isActiveReseller);
  const to = must(second);
  const twin = must(
    sample.partners.find((partner) => !isActiveReseller(partner) && partner.role === 'indirectReseller'),
  );
  const from: Partner = { ...must(first), tenantId: twin.tenantId, mpnId: '0777001', name: 'Northwind Support' };
  let left = subscriptions;
  const handOver = (customer: Customer): Customer => ({
    ...customer,
    subscriptions: customer.subscriptions.map((one) => {
      if (left === 0 || one.status === 'deleted' || one.supportContact?.supportTenantId !== first?.tenantId) return one;
      left -= 1;
      return { ...one, supportContact: { supportTenantId: from.tenantId, supportMpnId: from.mpnId, name: from.name } };
    }),
  });
  const moved = { ...sample, customers: sample.customers.map(handOver) };
  if (left > 0) throw new Error(`The sample directory lacks ${left} designations.`);
  return { ...moved, partners: sample.partners.map((one) => (one === twin ? from : one)), from, to };
}

/** Imports it through Import and export, however long it takes. */
export async function importBulkDirectory(page: Page, files: SampleFiles, directory: BulkDirectory): Promise<void> {
  for (const [name, text] of [
    ['partners.csv', writePartnersCsv(directory.partners)],
    ['customers.csv', sampleCsv(directory)],
  ] as const) {
    await goTo(page, { view: 'import-export' });
    await upload(page, 'File to import', await files.write(name, text));
    for (const button of ['Confirm', 'Close']) {
      await waitFor(`the button ${button}`, () => findRole(page, 'button', button), IMPORT_IN_MS);
      await click(page, 'button', button);
    }
    await waitForNoRole(page, 'button', 'Close');
  }
}

/** Selects all customers of `from` through the link that the overview has, and asks for the move. */
export async function askForMove(page: Page, { from, to }: BulkDirectory): Promise<void> {
  await goTo(page, { view: 'customers', show: `partner:${from.tenantId}` });
  await waitFor('the list to be read', async () => !(await textOf(page, 'main')).includes('Reading'), IMPORT_IN_MS);
  await click(page, 'checkbox', 'Select all listed customers');
  await click(page, 'button', 'Bulk change');
  await select(page, 'Subscriptions now supported by', from.name);
  await select(page, 'New support contact', to.name);
}

/** Until the page has nothing to do, such as following the last change. */
const waitForRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let times = 0; times < 3; times += 1) await new Promise((resolve) => requestIdleCallback(resolve));
  });

/** Milliseconds from the press of a button of the open dialog to the frame in which the page shows `text`. */
export async function timeClick(page: Page, button: string, text: string): Promise<number> {
  await waitForRest(page);
  return page.evaluate(
    async (wantedButton, wantedText) => {
      const dialog = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
      const found = [...dialog.querySelectorAll('button')].find((one) => one.textContent?.trim() === wantedButton);
      if (!found) throw new Error(`There is no button ${wantedButton}.`);
      const begun = performance.now();
      found.click();
      while (!document.body.innerText.includes(wantedText)) {
        if (performance.now() - begun > 30_000) throw new Error(`It never showed ${wantedText}.`);
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - begun;
    },
    button,
    text,
  );
}

/** The longest time between two frames, in milliseconds, while the list scrolls a screenful every frame. */
export async function worstScrollFrame(page: Page, frames = 240): Promise<number> {
  await waitForRest(page);
  return page.evaluate(async (count) => {
    const grid = document.querySelector('[role=grid]');
    if (!grid) throw new Error('There is no list.');
    const step = Math.min(grid.clientHeight, grid.scrollHeight / count);
    let worst = 0;
    let last: number = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < count; frame += 1) {
      grid.scrollTop += step;
      const now: number = await new Promise(requestAnimationFrame);
      worst = Math.max(worst, now - last);
      last = now;
    }
    return worst;
  }, frames);
}
