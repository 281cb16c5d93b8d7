import { browser } from 'wxt/browser';
import { type Refreshing, refreshFeeds } from '../feed/subscribe/refresh-feeds.ts';
import { reportError } from '../report-error.ts';
import { withDb } from './with-db.ts';

const NAME = 'feeds';
const AFTER_FAULT_IN_MS = 60 * 60_000;

const reach: Refreshing = { fetch: (...call) => fetch(...call), now: Date.now, random: Math.random };

/** Keeps the followed feeds current while no page is open; the alarm is set to when the next of them is due. */
export function refreshInBackground(): void {
  const refresh = () => void refreshDue();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) refresh();
  });
  browser.runtime.onStartup.addListener(refresh);
  browser.runtime.onInstalled.addListener(refresh);
}

/** For a page in which following begins. The first feeds were just read: the worker finds when they are due. */
export const wakeForFeeds = (): Promise<void> => browser.alarms.create(NAME, { delayInMinutes: 1 });

async function refreshDue(): Promise<void> {
  try {
    const dueAt = await withDb((db) => refreshFeeds(db, 'due', reach));
    if (dueAt !== undefined) await browser.alarms.create(NAME, { when: dueAt });
  } catch (fault) {
    reportError('Refreshing feeds', fault);
    await browser.alarms.create(NAME, { when: reach.now() + AFTER_FAULT_IN_MS });
  }
}
