import type { Page } from 'puppeteer-core';
import type { Customer, Directory, Partner, Subscription } from '../../../lib/directory/types.ts';
import { type ApplyRow, rowsOfRecord } from '../../../lib/partner-center/apply/apply-row.ts';
import { sampleDirectory } from '../../sample-data.ts';
import { STAND_IN_CLIENT, STAND_IN_TENANT } from '../../stand-ins/partner-center/sign-in-rules.ts';
import type { BulkDirectory } from './bulk-flow.ts';
import { goTo } from './options-flow.ts';
import { click, fill, waitForText } from './page-actions.ts';
import type { Session } from './session.ts';

declare const chrome: {
  alarms: { create(name: string, when: { delayInMinutes: number; periodInMinutes: number }): Promise<void> };
};

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The sample directory lacks what this test needs.');
  return value;
}

/** A directory whose every subscription is designated to `from`; of 300 customers Partner Center takes some 240. */
export function designatedDirectory(customers: number): BulkDirectory {
  const sample: Directory = sampleDirectory({ customers, seed: 3 });
  const active = sample.partners.filter(
    ({ role, relationship }) => role === 'indirectReseller' && relationship === 'active',
  );
  const [from, to] = [must(active[0]), must(active[1])];
  return { ...sample, customers: sample.customers.map((customer) => designated(customer, from, to)), from, to };
}

/** `to` may take over. */
function designated(customer: Customer, { tenantId, mpnId, name }: Partner, to: Partner): Customer {
  const supportContact = { supportTenantId: tenantId, supportMpnId: mpnId, name };
  const subscriptions = customer.subscriptions.map((one): Subscription => ({ ...one, supportContact }));
  return { ...customer, delegatedAdmin: [{ tenantId: to.tenantId, kind: 'gdap' }], subscriptions };
}

/** Registers the app and signs in, at a pace that a stand-in can bear. */
export async function connect(page: Page): Promise<void> {
  await goTo(page, { view: 'partner-center' });
  await fill(page, 'textbox', 'Your tenant', STAND_IN_TENANT);
  await fill(page, 'textbox', 'Application (client) ID', STAND_IN_CLIENT);
  await fill(page, 'spinbutton', 'Requests per minute', '60000');
  await click(page, 'button', 'Save connection');
  await click(page, 'button', 'Sign in');
  await waitForText(page, 'Signed in as');
}

/** From a page that takes no part in the run: has the background's worker go on with it now instead of half a minute later. */
export const wakeWorker = (page: Page): Promise<void> =>
  page.evaluate(() => chrome.alarms.create('applying', { delayInMinutes: 0, periodInMinutes: 0.5 }));

/** As the browser does when it wants the memory. */
export async function killWorker(page: Page): Promise<void> {
  const devTools = await page.createCDPSession();
  await devTools.send('ServiceWorker.enable');
  await devTools.send('ServiceWorker.stopAllWorkers');
  await devTools.detach();
}

/** A worker that starts again waits for the debugger that watched the one before. */
export async function releaseWorker({ browser }: Session): Promise<void> {
  for (const target of browser.targets().filter((one) => one.type() === 'service_worker')) {
    const devTools = await target.createCDPSession();
    await devTools.send('Runtime.runIfWaitingForDebugger');
    await devTools.detach();
  }
}

/** The report as it is stored. */
export async function readReport(page: Page): Promise<ApplyRow[]> {
  const records = await page.evaluate(readStore);
  return records.flatMap(rowsOfRecord);
}

/** In-page. */
function readStore(): Promise<object[]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  return done(indexedDB.open('support-contacts')).then(async (db) => {
    const records: object[] = await done(db.transaction('applied').objectStore('applied').getAll());
    db.close();
    return records;
  });
}
