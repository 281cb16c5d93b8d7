import { CircleAlert } from 'lucide';
import { EmptyState } from '../../components/ui/EmptyState.tsx';
import { I18nProvider } from '../../components/ui/i18n.tsx';
import type { Translate } from '../../lib/i18n.ts';

/** Instead of the page, when its storage does not open. */
export function StartFailed({ translate: t, reason }: { translate: Translate; reason: string }) {
  return (
    <I18nProvider value={t}>
      <main>
        <EmptyState icon={CircleAlert} title={t('options.start.title')} text={t('options.start.text', { reason })} />
      </main>
    </I18nProvider>
  );
}
