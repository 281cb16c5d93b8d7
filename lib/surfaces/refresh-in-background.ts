import { browser } from 'wxt/browser';
import { withDb } from '../db/with-db.ts';
import { type Refreshing, refreshFeeds } from '../feed/subscribe/refresh-feeds.ts';
import { reportError } from '../report-error.ts';
import { stayAwake } from './stay-awake.ts';

const NAME = 'feeds';
const AFTER_FAULT_IN_MS = 60 * 60_000;
/** A worker that the browser ends meanwhile, as it does when a host keeps it waiting, is woken again by then. */
const GUARD_IN_MS = 5 * 60_000;

const reach: Refreshing = { fetch: (...call) => fetch(...call), now: Date.now, random: Math.random };

/** Keeps the followed feeds current while no page is open; the alarm is set to when the next of them is due. */
export function refreshInBackground(): void {
  const readDue = () => void refreshDue();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) readDue();
  });
  browser.runtime.onStartup.addListener(readDue);
  browser.runtime.onInstalled.addListener(readDue);
}

/** For a page in which following begins. The first feeds were just read: the worker finds when they are due. */
export const wakeForFeeds = (): Promise<void> => browser.alarms.create(NAME, { delayInMinutes: 1 });

/** Reads what is due now, and sets the alarm for what is due next. */
export const refreshDue = () => refresh('due');

/** What could not be read may have become readable. */
export const refreshNow = () => refresh('all');

async function refresh(which: 'due' | 'all'): Promise<void> {
  try {
    await browser.alarms.create(NAME, { when: reach.now() + GUARD_IN_MS });
    const dueAt = await withDb((db) => stayAwake(refreshFeeds(db, which, reach)));
    if (dueAt === undefined) await browser.alarms.clear(NAME);
    else await browser.alarms.create(NAME, { when: dueAt });
  } catch (fault) {
    reportError('Refreshing feeds', fault);
    await browser.alarms.create(NAME, { when: reach.now() + AFTER_FAULT_IN_MS });
  }
}
