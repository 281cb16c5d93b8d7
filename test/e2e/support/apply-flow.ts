import type { Page } from 'puppeteer-core';
import type { SubscriptionId } from '../../../lib/directory/types.ts';
import { type ApplyRow, rowsOfRecord } from '../../../lib/partner-center/apply/apply-row.ts';
import type { FaultName } from '../../stand-ins/partner-center/faults.ts';
import type { PartnerCenterStandIn } from '../../stand-ins/partner-center/start-partner-center.ts';
import type { Session } from './session.ts';

declare const chrome: {
  alarms: { create(name: string, when: { delayInMinutes: number; periodInMinutes: number }): Promise<void> };
};

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

/** Faults that one row has for itself: each strikes the write, or a reading, of another of these subscriptions. */
export function strikeEach({ strikes }: PartnerCenterStandIn, ids: readonly SubscriptionId[]): void {
  const names = [...WRITES_MEET.map((name) => ({ name, method: 'PUT' })), ...READINGS_MEET];
  for (const [at, fault] of names.entries()) {
    const id = ids[Math.floor((at * ids.length) / names.length)];
    if (id) strikes.push({ ...fault, path: new RegExp(`${id}/supportcontact`) });
  }
}

const WRITES_MEET: readonly FaultName[] = [
  'suspended',
  'pendingOperation',
  'unknownCode',
  'notReseller',
  'throttled',
  'serverFault',
  'gatewayTimeout',
  'cutBefore',
  'cutAfter',
  'refusedAsPage',
  'refusedInWords',
  'webPage',
  'halfJson',
];
const READINGS_MEET: readonly { name: FaultName; method: string }[] = [
  { name: 'throttledWithoutAdvice', method: 'GET' },
  { name: 'unavailable', method: 'GET' },
  { name: 'subscriptionNotFound', method: 'GET' },
  { name: 'empty', method: 'GET' },
];
