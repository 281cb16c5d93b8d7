import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { renewCards } from '../lib/admin-center/renew-cards.ts';
import { answerForPage, type PageAnswer } from '../lib/answer-page.ts';
import { keepBadge } from '../lib/badge.ts';
import { closeStorage } from '../lib/close-storage.ts';
import { openDb } from '../lib/db/open.ts';
import { serveWhoSupports } from '../lib/messaging.ts';
import { reportError } from '../lib/report-error.ts';
import { getSettings } from '../lib/settings.ts';
import { keepContextMenu } from '../lib/surfaces/context-menu.ts';
import { serveOmnibox } from '../lib/surfaces/serve-omnibox.ts';
import { serveSidePanel } from '../lib/surfaces/serve-side-panel.ts';
import { today } from '../lib/today.ts';

export default defineBackground({
  type: 'module',
  main() {
    serveWhoSupports(answer);
    closeStorage().catch((fault: unknown) => reportError('Closing the storage to content scripts', fault));
    keepBadge(browser.action, today);
    browser.runtime.onStartup.addListener(() => undefined); // Starts this worker with the browser, for the badge.
    keepContextMenu();
    serveOmnibox(import.meta.env.FIREFOX ? 'text' : 'xml');
    serveSidePanel();
    renewCards().catch((fault: unknown) => reportError('Starting the card in open tabs', fault));
  },
});

/** A connection of its own for each question: a worker that slept on an open one would hold up a page's upgrade. */
async function answer(url: string): Promise<PageAnswer> {
  try {
    const db = await openDb();
    try {
      const settings = await getSettings();
      return await answerForPage(url, db, { settings, today: today(), languages: navigator.languages });
    } finally {
      db.close();
    }
  } catch (fault) {
    reportError('Reading who supports the customer of a page', fault);
    return { url, state: 'none' };
  }
}
