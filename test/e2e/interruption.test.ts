import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleDirectory } from '../sample-data.ts';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { type DirectoryFiles, writeDirectoryFiles } from './support/directory-files.ts';
import { findRole } from './support/find-role.ts';
import { openOptions } from './support/options-flow.ts';
import { click, textOf, upload } from './support/page-actions.ts';
import { startSession } from './support/session.ts';
import { waitFor } from './support/wait-for.ts';

const CUSTOMERS = 100_000;
const DRY_RUN_IN_MS = 120_000;
const ALL = { customers: CUSTOMERS, commits: 1 };
const NOTHING = { customers: 0, commits: 0 };

/** In-page: what the database holds, read without the extension's own code. */
function readCounts(): Promise<{ customers: number; commits: number }> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  return done(indexedDB.open('support-contacts')).then(async (db) => {
    const pages: unknown[][] = await done(db.transaction('customers').objectStore('customers').getAll());
    const commits = await done(db.transaction('log').objectStore('log').count());
    db.close();
    return { customers: pages.reduce((sum, page) => sum + page.length, 0), commits };
  });
}

describeInBrowser('killing the browser while 100,000 customers are written', (browserName) => {
  // Only Chromium: the pages are the same, and Firefox's profile does not survive a temporarily installed extension.
  if (browserName === 'firefox') {
    it.skip('is tested in Chromium, where an unpacked extension keeps its storage over a restart', () => undefined);
    return;
  }
  let files: DirectoryFiles;
  beforeAll(async () => {
    files = await writeDirectoryFiles(sampleDirectory({ customers: CUSTOMERS, seed: 3 }));
  });
  afterAll(() => files?.remove());

  const written = (page: Page) => findRole(page, 'button', 'Undo');
  /** The fault's own timing: how long the write goes on before the process is killed. */
  const after = (delayInMs: number) => () => pause(delayInMs);

  it.each([
    ['at once leaves none', after(0), [NOTHING]],
    ['150 ms later leaves all or none', after(150), [ALL, NOTHING]],
    ['600 ms later leaves all or none', after(600), [ALL, NOTHING]],
    ['when the page says that it is done leaves all', written, [ALL]],
  ])('%s', async (_, momentToKill: (page: Page) => Promise<unknown>, expected) => {
    const profileDir = await mkdtemp(join(tmpdir(), 'support-contacts-kill-'));
    const session = await startSession('chromium', { profileDir });
    const page = await openOptions(session);
    await click(page, 'link', 'Import and export');
    await upload(page, 'File to import', files.customersCsv);
    await waitFor('the dry run', () => findRole(page, 'button', 'Confirm'), DRY_RUN_IN_MS);
    await click(page, 'button', 'Confirm');
    await momentToKill(page);
    await session.kill();

    const again = await startSession('chromium', { profileDir });
    const options = await openOptions(again);
    await textOf(options, 'main');
    const counts = await options.evaluate(readCounts);
    await again.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    expect(expected).toContainEqual(counts);
  });
});
