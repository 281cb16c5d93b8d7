import '../../components/ui/base.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { keepFocus } from '../../components/ui/keep-focus.ts';
import { StartNotice } from '../../components/ui/StartNotice.tsx';
import { keepBadge } from '../../lib/badge.ts';
import { DB_NAME, openDb } from '../../lib/db/open.ts';
import { keepRecentFaults } from '../../lib/diagnostics/recent-faults.ts';
import { keepIndexBeside } from '../../lib/lookup/keep-index-beside.ts';
import { reportError } from '../../lib/report-error.ts';
import { createApply } from '../../lib/session/apply.ts';
import { createCustomerList } from '../../lib/session/customer-list.ts';
import { createRowsClient } from '../../lib/session/customer-rows-client.ts';
import { type LiveSettings, openLiveSettings } from '../../lib/session/live-settings.ts';
import { createObserving } from '../../lib/session/observing.ts';
import { createOptionsSession, type OptionsSession } from '../../lib/session/options-session.ts';
import { createPartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { createPublishing } from '../../lib/session/publishing.ts';
import { createSharingSession } from '../../lib/session/sharing.ts';
import { startPage } from '../../lib/session/start-page.ts';
import { createSharer } from '../../lib/surfaces/create-sharer.ts';
import { wakeForPublishing } from '../../lib/surfaces/publish-alarm.ts';
import { createPageAlarm } from '../../lib/surfaces/share-alarm.ts';
import { App } from './App.tsx';
import { applyReach } from './apply-reach.ts';
import type { PageParts } from './page-parts.ts';
import { partnerCenterReach } from './partner-center-reach.ts';
import { STORE_REACH } from './store-reach.ts';

keepRecentFaults(Date.now);
keepFocus(document);

const root = document.getElementById('app');
if (root) void start(root);

async function start(root: HTMLElement) {
  const live = await openLiveSettings(navigator.languages, 'all');
  await startPage({
    open: (onHindrance) => openDb(DB_NAME, { onHindrance }),
    openSession: (db) => createOptionsSession(db, { authorName: () => live.settings.peek().authorName }),
    show: (session) => show(root, session, live),
    notice: (fault) =>
      render(
        <I18nProvider value={live.translate.value}>
          <main>
            <StartNotice fault={fault} onReload={() => location.reload()} />
          </main>
        </I18nProvider>,
        root,
      ),
  });
}

function show(root: HTMLElement, session: OptionsSession, live: LiveSettings) {
  const sharing = createSharingSession(session.db, { ...STORE_REACH, alarm: createPageAlarm(), network: window });
  const publishing = createPublishing(session, {
    ...STORE_REACH,
    share: createSharer(session.db, STORE_REACH.fetch),
    alarm: createPageAlarm(),
    wakeBackground: wakeForPublishing,
  });
  const partnerCenter = createPartnerCenterConnection(session, partnerCenterReach(session.db));
  const apply = createApply(session, applyReach(partnerCenter));
  const observing = createObserving(session, { ...partnerCenter, now: Date.now });
  const parts: PageParts = { session, sharing, publishing, partnerCenter, apply, observing };
  render(<App {...parts} live={live} openCustomers={() => createCustomerList(session, createRowsClient())} />, root);
  return [
    keepIndexBeside(session.db, (fault) => reportError('Building the lookup', fault)),
    keepBadge(browser.action, session.today), // The background's worker may be asleep when this page commits.
    apply.dispose,
    observing.dispose,
    partnerCenter.dispose,
    publishing.pause,
    publishing.dispose,
    sharing.dispose,
    session.dispose,
  ];
}
