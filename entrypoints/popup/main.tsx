import '../../components/ui/base.css';
import { render } from 'preact';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import { openDb } from '../../lib/db/open.ts';
import { reportError } from '../../lib/report-error.ts';
import { openLiveSettings } from '../../lib/session/live-settings.ts';
import { openPopupSession } from './open-popup-session.ts';
import s from './Popup.module.css';
import { Popup } from './Popup.tsx';

const root = document.getElementById('app');
if (root) void start(root);

async function start(root: HTMLElement): Promise<void> {
  const live = await openLiveSettings(navigator.languages);
  const [settings, t] = [live.settings.value, live.translate.value];
  document.documentElement.lang = t.locale;
  if (settings.theme !== 'auto') document.documentElement.dataset['theme'] = settings.theme;
  const show = async () => {
    try {
      const session = await openPopupSession(await openDb(), settings);
      return <Popup session={session} settings={settings} />;
    } catch (fault) {
      const reason = reportError('Reading the directory', fault);
      return (
        <main class={s.popup}>
          <p class={s.failed}>{t('popup.failed', { reason })}</p>
        </main>
      );
    }
  };
  render(<I18nProvider value={t}>{await show()}</I18nProvider>, root);
}
