import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { renewCards } from '../lib/admin-center/renew-cards.ts';
import { answerForPage, type PageAnswer } from '../lib/answer-page.ts';
import { keepBadge } from '../lib/badge.ts';
import { closeStorage } from '../lib/close-storage.ts';
import { withDb } from '../lib/db/with-db.ts';
import { keepRecentFaults } from '../lib/diagnostics/recent-faults.ts';
import { MAX_SHOWN, serveLookup } from '../lib/lookup/ask-holder.ts';
import { findAtOnce, warmLookup } from '../lib/lookup/find-customers.ts';
import { keepIndex } from '../lib/lookup/keep-index.ts';
import { serveWhoSupports } from '../lib/messaging.ts';
import { reportError } from '../lib/report-error.ts';
import { getSettings } from '../lib/settings.ts';
import { applyInBackground } from '../lib/surfaces/apply-in-background.ts';
import { keepContextMenu } from '../lib/surfaces/context-menu.ts';
import { followPolicyInBackground } from '../lib/surfaces/policy-in-background.ts';
import { publishInBackground } from '../lib/surfaces/publish-in-background.ts';
import { refreshInBackground } from '../lib/surfaces/refresh-in-background.ts';
import { serveOmnibox } from '../lib/surfaces/serve-omnibox.ts';
import { serveSidePanel } from '../lib/surfaces/serve-side-panel.ts';
import { shareInBackground } from '../lib/surfaces/share-in-background.ts';
import { today } from '../lib/today.ts';

export default defineBackground({
  type: 'module',
  main() {
    keepRecentFaults(Date.now);
    serveWhoSupports(answer);
    closeStorage().catch((fault: unknown) => reportError('Closing the storage to content scripts', fault));
    keepBadge(browser.action, today);
    serveLookup((question) => findAtOnce(question, MAX_SHOWN));
    browser.runtime.onStartup.addListener(prepareLookup);
    browser.runtime.onInstalled.addListener(prepareLookup);
    keepContextMenu();
    serveOmnibox(import.meta.env.FIREFOX ? 'text' : 'xml');
    serveSidePanel();
    shareInBackground();
    refreshInBackground();
    publishInBackground();
    followPolicyInBackground();
    applyInBackground();
    renewCards().catch((fault: unknown) => reportError('Starting the card in open tabs', fault));
  },
});

/** Opens the database while the browser starts, which takes longest then, and builds an index where there is none. */
function prepareLookup(): void {
  const prepare = async () => {
    await withDb((db) => keepIndex(db));
    await warmLookup();
  };
  prepare().catch((fault: unknown) => reportError('Preparing the lookup', fault));
}

/** Whatever hinders it, the card stays away: it is never there with nothing to show. */
async function answer(url: string): Promise<PageAnswer> {
  try {
    return await withDb(async (db) => {
      const settings = await getSettings();
      return answerForPage(url, db, { settings, today: today(), languages: navigator.languages });
    });
  } catch (fault) {
    reportError('Reading who supports the customer of a page', fault);
    return { url, state: 'none' };
  }
}
