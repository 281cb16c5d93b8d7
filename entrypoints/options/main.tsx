import '../../components/ui/base.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { keepFocus } from '../../components/ui/keep-focus.ts';
import { keepBadge } from '../../lib/badge.ts';
import { DB_NAME, openDb } from '../../lib/db/open.ts';
import { keepRecentFaults } from '../../lib/diagnostics/recent-faults.ts';
import { keepIndexBeside } from '../../lib/lookup/keep-index-beside.ts';
import { reportError } from '../../lib/report-error.ts';
import { createApply } from '../../lib/session/apply.ts';
import { createCustomerList } from '../../lib/session/customer-list.ts';
import { createRowsClient } from '../../lib/session/customer-rows-client.ts';
import { openLiveSettings } from '../../lib/session/live-settings.ts';
import { createObserving } from '../../lib/session/observing.ts';
import { createOptionsSession } from '../../lib/session/options-session.ts';
import { createPartnerCenterConnection } from '../../lib/session/partner-center-connection.ts';
import { createPublishing } from '../../lib/session/publishing.ts';
import { createSharingSession } from '../../lib/session/sharing.ts';
import { createSharer } from '../../lib/surfaces/create-sharer.ts';
import { wakeForPublishing } from '../../lib/surfaces/publish-alarm.ts';
import { createPageAlarm } from '../../lib/surfaces/share-alarm.ts';
import { App } from './App.tsx';
import { applyReach } from './apply-reach.ts';
import { partnerCenterReach } from './partner-center-reach.ts';
import { type StartFault, StartNotice } from './StartNotice.tsx';
import { STORE_REACH } from './store-reach.ts';

keepRecentFaults(Date.now);
keepFocus(document);
/** A database that takes longer than this to open is held by another page. */
const PATIENCE_IN_MS = 3_000;

const root = document.getElementById('app');
if (root) void start(root);

async function start(root: HTMLElement) {
  const live = await openLiveSettings(navigator.languages, 'all');
  const notice = (fault: StartFault) => render(<StartNotice translate={live.translate.value} fault={fault} />, root);
  try {
    const patience = setTimeout(() => notice({ kind: 'waiting' }), PATIENCE_IN_MS);
    const db = await openDb(DB_NAME, { onOutdated: () => notice({ kind: 'outdated' }) }).finally(() =>
      clearTimeout(patience),
    );
    const session = await createOptionsSession(db, {
      authorName: () => live.settings.peek().authorName,
    });
    const sharing = createSharingSession(session.db, {
      ...STORE_REACH,
      alarm: createPageAlarm(),
      network: window,
    });
    const partnerCenter = createPartnerCenterConnection(session, partnerCenterReach(session.db));
    render(
      <App
        session={session}
        live={live}
        sharing={sharing}
        publishing={createPublishing(session, {
          ...STORE_REACH,
          share: createSharer(session.db, STORE_REACH.fetch),
          alarm: createPageAlarm(),
          wakeBackground: wakeForPublishing,
        })}
        partnerCenter={partnerCenter}
        apply={createApply(session, applyReach(partnerCenter))}
        observing={createObserving(session, { ...partnerCenter, now: Date.now })}
        openCustomers={() => createCustomerList(session, createRowsClient())}
      />,
      root,
    );
    keepIndexBeside(session.db, (fault) => reportError('Building the lookup', fault));
    keepBadge(browser.action, session.today); // The background's worker may be asleep when this page commits.
  } catch (fault) {
    notice({ kind: 'failed', reason: reportError('Starting', fault) });
  }
}
