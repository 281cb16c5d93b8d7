import '../../components/ui/base.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { BrandProvider } from '../../components/ui/brand.tsx';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { keepFocus } from '../../components/ui/keep-focus.ts';
import { StartNotice } from '../../components/ui/StartNotice.tsx';
import { wearBrand } from '../../components/ui/wear-brand.ts';
import type { Db } from '../../lib/db/open.ts';
import { keepIndexBeside } from '../../lib/lookup/keep-index-beside.ts';
import { reportError } from '../../lib/report-error.ts';
import { type LiveSettings, openLiveSettings } from '../../lib/session/live-settings.ts';
import { beginLookupReading, type LookupReading } from '../../lib/session/lookup-reading.ts';
import { type LookupSession, openLookupSession } from '../../lib/session/lookup-session.ts';
import { startPage } from '../../lib/session/start-page.ts';
import { followActiveTab, readActiveUrl } from '../../lib/surfaces/active-tab.ts';
import { readFindText } from '../../lib/surfaces/find-address.ts';
import { forgetText } from '../../lib/surfaces/open-with-text.ts';
import { today } from '../../lib/today.ts';
import s from './LookupPage.module.css';
import { LookupPage } from './LookupPage.tsx';

const MINUTE_IN_MS = 60_000;

/** Shows the lookup in this page, whichever surface it is: popup, side panel, sidebar, window or tab. */
export async function showLookupPage(root: HTMLElement): Promise<void> {
  const reading = beginLookupReading(readActiveUrl);
  keepFocus(document);
  const live = await openLiveSettings(navigator.languages, 'lookup');
  effect(() => wearLook(live));
  const { role, ownTenantId } = live.settings.value;
  live.settings.subscribe((next) => {
    if (next.role !== role || next.ownTenantId !== ownTenantId) location.reload();
  });
  await startPage({
    open: reading.open,
    openSession: (db) => openSession(db, live, reading),
    show: ({ db, session }) => show(root, live, db, session),
    notice: (fault) =>
      render(
        <I18nProvider value={live.translate.value}>
          <main class={s.page}>
            <StartNotice fault={fault} onReload={() => location.reload()} />
          </main>
        </I18nProvider>,
        root,
      ),
  });
}

async function openSession(db: Db, live: LiveSettings, reading: LookupReading) {
  const find = readFindText(location.hash);
  if (find) forgetText().catch((fault: unknown) => reportError('Resetting the popup', fault));
  const settings = live.settings.value;
  return { db, session: await openLookupSession(db, { settings, readUrl: readActiveUrl, find, reading }) };
}

function show(root: HTMLElement, live: LiveSettings, db: Db, session: LookupSession) {
  const now = signal(Temporal.Now.instant());
  const App = () => (
    <I18nProvider value={live.translate.value}>
      <BrandProvider value={live.settings.value.brand}>
        <LookupPage session={session} settings={live.settings.value} now={now.value} />
      </BrandProvider>
    </I18nProvider>
  );
  render(<App />, root);
  const ends = [session.end, keepCurrent(session, now), followTab(session)];
  if (session.finding) ends.push(keepIndexBeside(db, (fault) => reportError('Building the lookup', fault)));
  return ends;
}

function followTab(session: LookupSession): () => void {
  const following = followActiveTab(session.follow);
  following.catch((fault: unknown) => reportError('Following the active tab', fault));
  return () => void following.then((stop) => stop());
}

/** For a panel that stays open: the time, the day, and another text in the address. Returns what ends it. */
function keepCurrent(session: LookupSession, now: { value: Temporal.Instant }): () => void {
  let day = today();
  const timer = setInterval(() => {
    now.value = Temporal.Now.instant();
    if (day === today()) return;
    day = today();
    session.refresh();
  }, MINUTE_IN_MS);
  const find = () => {
    const text = readFindText(location.hash);
    if (text) session.finding?.type(text);
  };
  addEventListener('hashchange', find);
  return () => {
    clearInterval(timer);
    removeEventListener('hashchange', find);
  };
}

function wearLook({ settings, translate }: LiveSettings) {
  const root = document.documentElement;
  const { theme, brand } = settings.value;
  wearBrand(root, brand);
  root.lang = translate.value.language;
  root.dir = translate.value.direction;
  document.title = translate.value('common.name');
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}
