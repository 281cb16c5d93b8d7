import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './support/describe-in-browser.ts';
import { findRole } from './support/find-role.ts';
import { waitForText } from './support/page-actions.ts';
import { type Session, startSession } from './support/session.ts';

const LATER = 1_000;
const TOOK_OVER = 'A newer version took over';

/**
 * Holds the database as the first version made it. It does not listen when others want it. What nothing refers to any
 * more is closed by the browser at its leisure, so the page keeps it.
 */
function holdFirstVersion(): Promise<void> {
  return new Promise((resolve, reject) => {
    // The background has made one already. Both stand in one line, so that it makes none in between.
    indexedDB.deleteDatabase('support-contacts');
    const opening = indexedDB.open('support-contacts', 1);
    opening.onupgradeneeded = () => {
      for (const store of ['customers', 'domains', 'partners', 'ops', 'state']) opening.result.createObjectStore(store);
      opening.result.createObjectStore('log', { keyPath: 'position' });
      opening.result.createObjectStore('conflicts', { keyPath: 'id' });
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      Object.assign(globalThis, { held: opening.result });
      resolve();
    };
  });
}

function takeOver(version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('support-contacts', version);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve();
  });
}

/** Pages of two versions at once, as an update can leave them. */
describeInBrowser('a tab of another version', (browserName) => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(browserName);
  });
  afterAll(() => session?.close());

  it('is waited for while it holds the directory, and the page goes on once it is closed', async () => {
    const old = await session.openExtensionPage('icon/16.png');
    await old.evaluate(holdFirstVersion);
    const options = await session.openExtensionPage('options.html');
    await waitForText(options, 'Waiting for the directory');
    await old.close();
    await findRole(options, 'heading', 'Who are you?');
    await options.close();
  });

  it('takes the directory over, and every page says to reload, also one that is opened later', async () => {
    const options = await session.openExtensionPage('options.html');
    await findRole(options, 'heading', 'Who are you?');
    const panel = await session.openExtensionPage('sidepanel.html');
    await findRole(panel, 'heading', 'Not set up yet');
    const later = await session.openExtensionPage('icon/16.png');
    await later.evaluate(takeOver, LATER);
    for (const page of [options, panel]) {
      await waitForText(page, TOOK_OVER);
      await findRole(page, 'button', 'Reload');
    }
    for (const name of ['options.html', 'popup.html'])
      await waitForText(await session.openExtensionPage(name), TOOK_OVER);
    expect(session.errors().filter((error) => !error.includes('icon/16.png'))).toEqual([]);
  });
});
