import type { Page } from 'puppeteer-core';
import { ownPartner } from '../../../lib/directory/own-partner.ts';
import type { Directory } from '../../../lib/directory/types.ts';
import { sampleDirectory } from '../../sample-data.ts';
import { STAND_IN_CLIENT, STAND_IN_TENANT } from '../../stand-ins/partner-center/sign-in-rules.ts';
import { reload } from './open-page.ts';
import { goTo } from './options-flow.ts';
import { click, fill, waitForText } from './page-actions.ts';
import { waitFor } from './wait-for.ts';

/** A directory of the company whose tenant the stand-in signs in to; all its customers are customers still. */
export function providersDirectory(customers: number): Directory {
  const sample = sampleDirectory({ customers, seed: 3 });
  const own = ownPartner(sample);
  const text = JSON.stringify({
    ...sample,
    customers: sample.customers.map((customer) => ({ ...customer, relationship: 'active' })),
  });
  return JSON.parse(own ? text.replaceAll(own.tenantId, STAND_IN_TENANT) : text);
}

/** Registers the app and signs in, at a pace that only a stand-in can bear: it is written where no form lets it in. */
export async function connectPartnerCenter(page: Page): Promise<void> {
  await goTo(page, { view: 'partner-center' });
  await fill(page, 'textbox', 'Your tenant', STAND_IN_TENANT);
  await fill(page, 'textbox', 'Application (client) ID', STAND_IN_CLIENT);
  await click(page, 'button', 'Save connection');
  await waitForText(page, 'Not signed in');
  await page.evaluate(storeRate, 60_000);
  await reload(page);
  await waitForText(page, 'Not signed in');
  await click(page, 'button', 'Sign in');
  await waitForText(page, 'Signed in as');
}

/** In-page. */
function storeRate(requestsPerMinute: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('support-contacts');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('partnerCenter', 'readwrite');
      const store = tx.objectStore('partnerCenter');
      const reading = store.get('connection');
      reading.onsuccess = () => store.put({ ...reading.result, requestsPerMinute }, 'connection');
      tx.onabort = () => reject(tx.error);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
    };
  });
}

/** The counts of what Partner Center said, a row each for customers, subscriptions and partners. */
export function readCounts(page: Page): Promise<Record<string, number[]>> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('table tbody tr')].filter((row) => row.querySelector('td[data-some]'));
    return Object.fromEntries(
      rows.map((row) => [
        row.querySelector('th')?.textContent ?? '',
        [...row.querySelectorAll('td')].map(({ textContent }) => Number(textContent?.replaceAll(',', '')) || 0),
      ]),
    );
  });
}

/** Whether a run has ended, and the comparison that follows it. */
export const hasResult = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Review changes');
    const isComparing = document.body.textContent?.includes('Comparing with the directory');
    return button !== undefined && !isComparing;
  });

export const waitForResult = (page: Page, timeoutInMs: number): Promise<true> =>
  waitFor('what Partner Center says', () => hasResult(page), timeoutInMs);
