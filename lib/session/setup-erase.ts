import { browser } from 'wxt/browser';
import { announceApplied } from '../db/applied.ts';
import { announceConnection } from '../db/connection.ts';
import { announceFeeds } from '../db/feeds.ts';
import { announceObserving } from '../db/observed.ts';
import type { Db } from '../db/open.ts';
import { announceCommitted } from '../db/watch.ts';
import { takingTurns } from '../db/write-lock.ts';
import { KEEPING } from '../partner-center/sign-in/create-sign-in.ts';
import { announceSyncStatus } from '../workspace/sync/sync-status.ts';

/**
 * Empties every store in one transaction: all or nothing, also while other pages have the database open.
 * It is no commit and cannot be undone.
 */
export async function eraseDirectory(db: Db): Promise<void> {
  await takingTurns(async () => {
    const stores = [...db.objectStoreNames];
    const tx = db.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((name) => tx.objectStore(name).clear()), tx.done]);
  });
  announceCommitted(0);
  announceFeeds();
  announceConnection();
  announceSyncStatus();
  announceObserving();
  announceApplied();
}

/** Also settings, what was remembered of a policy, sign-ins, and faults that wait for a report. */
export async function eraseAll(db: Db): Promise<void> {
  await eraseDirectory(db);
  await Promise.all([
    browser.storage.local.clear(),
    navigator.locks.request(KEEPING, () => browser.storage.session.clear()),
  ]);
}
