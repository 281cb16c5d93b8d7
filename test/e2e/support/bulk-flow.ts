import type { Page } from 'puppeteer-core';
import type { Customer, Directory, Partner, Subscription } from '../../../lib/directory/types.ts';
import { writePartnersCsv } from '../../../lib/transfer/partner-csv.ts';
import { sampleCsv, sampleDirectory } from '../../sample-data.ts';
import { findRole, waitForNoRole } from './find-role.ts';
import { waitForRest } from './frames.ts';
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

/** Says yes to `few` of `many` questions, evenly: they lie all over the directory, as anyone's do. */
function spread(few: number, many: number): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return Math.floor((asked * few) / many) > Math.floor(((asked - 1) * few) / many);
  };
}

/** A sample directory in which one reseller, `from`, has exactly so many running designations; `to` is another one. */
export function bulkDirectory(customers: number, subscriptions: number): BulkDirectory {
  const sample = sampleDirectory({ customers, seed: 11 });
  const [first, second] = sample.partners.filter(isActiveReseller);
  const to = must(second);
  const twin = must(
    sample.partners.find((partner) => !isActiveReseller(partner) && partner.role === 'indirectReseller'),
  );
  const from: Partner = { ...must(first), tenantId: twin.tenantId, mpnId: '0777001', name: 'Northwind Support' };
  const isMovable = ({ status, supportContact }: Subscription) =>
    status !== 'deleted' && supportContact?.supportTenantId === first?.tenantId;
  const movable = sample.customers.flatMap((one) => one.subscriptions).filter(isMovable).length;
  if (movable < subscriptions) throw new Error(`The sample directory lacks ${subscriptions - movable} designations.`);
  const isTaken = spread(subscriptions, movable);
  const supportContact = { supportTenantId: from.tenantId, supportMpnId: from.mpnId, name: from.name };
  const handOver = (customer: Customer): Customer => ({
    ...customer,
    subscriptions: customer.subscriptions.map((one) =>
      isMovable(one) && isTaken() ? { ...one, supportContact } : one,
    ),
  });
  const moved = { ...sample, customers: sample.customers.map(handOver) };
  return { ...moved, partners: sample.partners.map((one) => (one === twin ? from : one)), from, to };
}

/** Imports it through Import and export, however long it takes. */
export async function importBulkDirectory(page: Page, files: SampleFiles, directory: Directory): Promise<void> {
  await importLongFile(page, await files.write('partners.csv', writePartnersCsv(directory.partners)));
  await importLongFile(page, await files.write('customers.csv', sampleCsv(directory)));
}

export async function importLongFile(page: Page, path: string): Promise<void> {
  await goTo(page, { view: 'import-export' });
  await upload(page, 'File to import', path);
  for (const button of ['Confirm', 'Close']) {
    await waitFor(`the button ${button}`, () => findRole(page, 'button', button), IMPORT_IN_MS);
    await click(page, 'button', button);
  }
  await waitForNoRole(page, 'button', 'Close');
}

/** Selects all customers of `from` through the link that the overview has, and asks for the move. */
export async function askForMove(page: Page, { from, to }: Pick<BulkDirectory, 'from' | 'to'>): Promise<void> {
  await goTo(page, { view: 'customers', show: `partner:${from.tenantId}` });
  const isRead = async () => {
    const shown = await textOf(page, 'main');
    return shown.includes('Supported by') && !shown.includes('Reading');
  };
  await waitFor('the list to be read', isRead, IMPORT_IN_MS);
  await click(page, 'checkbox', 'Select all listed customers');
  await click(page, 'button', 'Bulk change');
  await select(page, 'Subscriptions now supported by', from.name);
  await select(page, 'New support contact', to.name);
}

/** Milliseconds from the press of a button of the open dialog to the frame in which the page shows `text`. */
export async function timeClick(page: Page, button: string, text: string): Promise<number> {
  await findRole(page, 'button', button);
  await waitForRest(page);
  return page.evaluate(
    async (wantedButton, wantedText, withinMs) => {
      const dialog = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
      const find = () =>
        [...dialog.querySelectorAll('button')].find((one) => !one.disabled && one.textContent?.trim() === wantedButton);
      const asked = performance.now();
      let found = find();
      while (!found && performance.now() - asked < withinMs) {
        await new Promise(requestAnimationFrame);
        found = find();
      }
      if (!found) throw new Error(`There is no button ${wantedButton} to press.`);
      const begun = performance.now();
      found.click();
      while (!document.body.innerText.includes(wantedText)) {
        if (performance.now() - begun > withinMs) throw new Error(`It never showed ${wantedText}.`);
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - begun;
    },
    button,
    text,
    IMPORT_IN_MS,
  );
}
