import '../../components/ui/base.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { BrandProvider } from '../../components/ui/brand.tsx';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { keepFocus } from '../../components/ui/keep-focus.ts';
import { wearBrand } from '../../components/ui/wear-brand.ts';
import { keepIndexBeside } from '../../lib/lookup/keep-index-beside.ts';
import { reportError } from '../../lib/report-error.ts';
import { type LiveSettings, openLiveSettings } from '../../lib/session/live-settings.ts';
import { beginLookupReading, type LookupReading } from '../../lib/session/lookup-reading.ts';
import { type LookupSession, openLookupSession } from '../../lib/session/lookup-session.ts';
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
  try {
    await startSession(root, live, reading);
  } catch (fault) {
    const reason = reportError('Reading the directory', fault);
    const text = live.translate.value('popup.failed', { reason });
    render(
      <main class={s.page}>
        <p class={s.failed}>{text}</p>
      </main>,
      root,
    );
  }
}

async function startSession(root: HTMLElement, live: LiveSettings, reading: LookupReading) {
  const find = readFindText(location.hash);
  if (find) forgetText().catch((fault: unknown) => reportError('Resetting the popup', fault));
  const settings = live.settings.value;
  const session = await openLookupSession(await reading.opening, { settings, readUrl: readActiveUrl, find, reading });
  const now = signal(Temporal.Now.instant());
  const App = () => (
    <I18nProvider value={live.translate.value}>
      <BrandProvider value={live.settings.value.brand}>
        <LookupPage session={session} settings={live.settings.value} now={now.value} />
      </BrandProvider>
    </I18nProvider>
  );
  render(<App />, root);
  keepCurrent(session, now);
  if (session.finding) keepIndexBeside(await reading.opening, (fault) => reportError('Building the lookup', fault));
  await followActiveTab(session.follow);
}

/** For a panel that stays open: the time, the day, and another text in the address. */
function keepCurrent(session: LookupSession, now: { value: Temporal.Instant }) {
  let day = today();
  setInterval(() => {
    now.value = Temporal.Now.instant();
    if (day === today()) return;
    day = today();
    session.refresh();
  }, MINUTE_IN_MS);
  addEventListener('hashchange', () => {
    const find = readFindText(location.hash);
    if (find) session.finding?.type(find);
  });
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
