import { browser } from 'wxt/browser';
import { countWaiting } from '../db/outbox.ts';
import { withDb } from '../db/with-db.ts';
import { reportError } from '../report-error.ts';
import { createSharer } from './create-sharer.ts';
import { keepSharing } from './keep-sharing.ts';
import { createWakingAlarm, readWakingAlarms } from './share-alarm.ts';

const EVERY_IN_MS = 4 * 60_000;

/** Keeps sharing while no page is open: every few minutes, and when the browser or the extension starts. */
export function shareInBackground(): void {
  const { shareNow } = keepSharing({
    run: () => withDb((db) => createSharer(db, fetch)()),
    hasWaiting: () => withDb(async (db) => (await countWaiting(db)) > 0),
    alarm: createWakingAlarm('sharing'),
    network: globalThis,
    report: (fault) => void reportError('Sharing in the background', fault),
    everyInMs: EVERY_IN_MS,
    random: Math.random,
  });
  const start = () => void shareNow();
  browser.runtime.onStartup.addListener(start);
  browser.runtime.onInstalled.addListener(start);
}

/** For a page in which sharing begins: the worker may be asleep and would not hear of it. */
export async function wakeForSharing(): Promise<void> {
  if ((await readWakingAlarms('sharing')).length === 0) createWakingAlarm('sharing').set(EVERY_IN_MS, 0);
}
